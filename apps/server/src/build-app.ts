import type { Accounts, AuditTrail, Sessions, Store, Throttle } from '@latchkey/server';
import { latchkey, serverOptions, type LatchkeyOptions } from '@latchkey/server/fastify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createRequestAudit } from './audit/create-request-audit.ts';
import type { Config } from './config/config.ts';
import { addDemoPage } from './demo/demo-page.ts';
import { addDemoResources } from './demo/demo-resources.ts';
import { cookieSite } from './http/cookie-site.ts';
import { addCors } from './http/cors.ts';
import { drainOnStop } from './http/drain.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { addRequestId } from './http/request-id.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { warnOfProxy } from './http/warn-of-proxy.ts';
import { logCutRequests } from './log/log-cut-requests.ts';
import { OneLineLog } from './log/one-line-log.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import { addMetricsRoute } from './metrics/metrics-route.ts';
import { collectRoutes } from './openapi/collect-routes.ts';
import { addOpenApiRoutes } from './openapi/openapi-routes.ts';

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
  /** Limits how often somebody may guess. */
  readonly throttle: Throttle;
  /** Hears what users do; to be closed after the application and before the store. */
  readonly trail: AuditTrail;
  /** The built demo app; served in demo mode. */
  readonly demoFolder: string;
  readonly log: Logger;
  /** Counts requests and what users do. Default: nothing is counted. */
  readonly metrics?: Metrics | null;
  /** Whether `GET /metrics` is among the routes. Default: no. */
  readonly answersMetrics?: boolean;
}

/** The whole server, ready to listen or to be injected into. Every part it consists of is named here. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { config, issuer, audience, publicUrl, store, accounts, sessions, log } = dependencies;
  const { throttle, trail, metrics = null } = dependencies;
  const audit = createRequestAudit(trail, accounts);
  // The wider type: pino's own would become part of the application's.
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({
    ...serverOptions,
    loggerInstance,
    logController: new OneLineLog(),
    trustProxy: config.trustProxy ?? false,
  });
  const isStopping = drainOnStop(app);
  metrics?.countRequests(app);
  addRequestId(app);
  logCutRequests(app);
  if (config.trustProxy === null) warnOfProxy(app);
  await addSecurityHeaders(app, { https: publicUrl.startsWith('https:') });
  await addCors(app, config.corsOrigins);
  await collectRoutes(app, publicUrl);
  await app.register(latchkey, {
    sessions,
    throttle,
    issuer,
    audience,
    ...profileOptions(config.profile),
    leewaySeconds: config.leewaySeconds,
    authenticate: audit.authenticate,
    identity: accounts.identity,
    changePassword: accounts.changePassword,
    loadUser: accounts.load,
    register: config.registration === 'on' ? accounts.register : 'off',
    ...cookieSite(publicUrl, config.corsOrigins),
    onEvent(event, request) {
      audit.hearEvent(event, request);
      metrics?.countEvent(event);
    },
  });
  addHealthRoutes(app, {
    checkStore: () => store.check(),
    isStale: () => sessions.revocations.isStale(),
    isStopping,
  });
  if (metrics !== null && dependencies.answersMetrics === true) addMetricsRoute(app, metrics);
  addOpenApiRoutes(app);
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
