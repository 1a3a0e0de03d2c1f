import { flaskJwt, latchkey, serverOptions, type LatchkeyOptions } from '@latchkey/server/fastify';
import type { Accounts, Store } from '@latchkey/server';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config/config.ts';
import { addDemoPage } from './demo/demo-page.ts';
import { addDemoResources } from './demo/demo-resources.ts';
import { addCors } from './http/cors.ts';
import { drainOnStop } from './http/drain.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { logOptions, OneLineLog, type LogDestination } from './log/log-options.ts';

/** What of the configuration shows in the application itself. */
type AppSetting =
  | 'demo'
  | 'corsOrigins'
  | 'logLevel'
  | 'algorithm'
  | 'jwtSecretKey'
  | 'profile'
  | 'leewaySeconds'
  | 'accessTtlSeconds';

export interface AppDependencies {
  readonly config: Pick<Config, AppSetting>;
  readonly issuer: string;
  readonly audience: string;
  readonly https: boolean;
  readonly secretKey: string;
  readonly store: Store;
  readonly accounts: Accounts;
  /** The built demo app; served in demo mode. */
  readonly demoFolder: string;
  readonly logDestination: LogDestination;
}

/** The whole server, ready to listen or to be injected into. Every part it consists of is named here. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { config, issuer, audience, secretKey, store, accounts } = dependencies;
  const app = Fastify({
    ...serverOptions,
    logger: logOptions(config.logLevel, dependencies.logDestination),
    logController: new OneLineLog(),
  });
  const isStopping = drainOnStop(app);
  await addSecurityHeaders(app, { https: dependencies.https });
  await addCors(app, config.corsOrigins);
  await app.register(latchkey, {
    ...keyOptions(config, secretKey),
    issuer,
    audience,
    leewaySeconds: config.leewaySeconds,
    accessTtlSeconds: config.accessTtlSeconds,
    authenticate: accounts.authenticate,
    identity: accounts.identity,
  });
  addHealthRoutes(app, { checkStore: () => store.check(), isStopping });
  if (config.demo) {
    addDemoResources(app);
    await addDemoPage(app, dependencies.demoFolder);
  }
  return app;
}

/** A secret that other services share replaces the derived key, and it is all that the profile needs. */
function keyOptions(config: AppDependencies['config'], secretKey: string): LatchkeyOptions {
  const { jwtSecretKey, algorithm, profile } = config;
  if (jwtSecretKey === null) return { secretKey, algorithm };
  if (profile === 'flask-jwt') return flaskJwt({ secretKey: jwtSecretKey, algorithm });
  return { jwtSecretKey, algorithm };
}
