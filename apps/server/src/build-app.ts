import type { Accounts, Sessions, Store } from '@latchkey/server';
import { latchkey, serverOptions, type LatchkeyOptions } from '@latchkey/server/fastify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import { addDemoPage } from './demo/demo-page.ts';
import { addDemoResources } from './demo/demo-resources.ts';
import { cookieSite } from './http/cookie-site.ts';
import { addCors } from './http/cors.ts';
import { drainOnStop } from './http/drain.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { OneLineLog } from './log/one-line-log.ts';

export interface AppDependencies {
  /** What of the configuration shows in the application itself. */
  readonly config: Pick<
    Config,
    'demo' | 'corsOrigins' | 'trustProxy' | 'profile' | 'leewaySeconds' | 'registration'
  >;
  readonly issuer: string;
  readonly audience: string;
  /** Where browsers reach the server. */
  readonly publicUrl: string;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** The built demo app; served in demo mode. */
  readonly demoFolder: string;
  readonly log: Logger;
}

/** The whole server, ready to listen or to be injected into. Every part it consists of is named here. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { config, issuer, audience, publicUrl, store, accounts, sessions, log } = dependencies;
  // The wider type: pino's own would become part of the application's.
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({
    ...serverOptions,
    loggerInstance,
    logController: new OneLineLog(),
    trustProxy: config.trustProxy ?? false,
  });
  const isStopping = drainOnStop(app);
  await addSecurityHeaders(app, { https: publicUrl.startsWith('https:') });
  await addCors(app, config.corsOrigins);
  await app.register(latchkey, {
    sessions,
    issuer,
    audience,
    ...profileOptions(config.profile),
    leewaySeconds: config.leewaySeconds,
    authenticate: accounts.authenticate,
    identity: accounts.identity,
    changePassword: accounts.changePassword,
    register: config.registration === 'on' ? accounts.register : 'off',
    ...cookieSite(publicUrl, config.corsOrigins),
  });
  addHealthRoutes(app, {
    checkStore: () => store.check(),
    isStale: () => sessions.revocations.isStale(),
    isStopping,
  });
  if (config.demo) {
    addDemoResources(app);
    await addDemoPage(app, dependencies.demoFolder);
  }
  return app;
}

/** Clients of Flask-JWT are challenged with the scheme that they know. */
function profileOptions(
  profile: Config['profile'],
): Pick<LatchkeyOptions, 'profile' | 'authorizationSchemes'> {
  return profile === 'flask-jwt' ? { profile, authorizationSchemes: ['JWT', 'Bearer'] } : { profile };
}
