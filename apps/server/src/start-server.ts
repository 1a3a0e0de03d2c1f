import { fileURLToPath } from 'node:url';
import {
  createAccounts,
  createAuditTrail,
  createPasswordHasher,
  createThrottle,
  openStore,
  type AuditTrail,
  type CloseResult,
  type SessionEvent,
  type Sessions,
  type Store,
} from '@latchkey/server';
import { allowsRefreshCookie } from '@latchkey/server/fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { recordReplay } from './audit/record-replay.ts';
import { buildApp } from './build-app.ts';
import { readConfig } from './config/read-config.ts';
import { storeLocation } from './config/store-location.ts';
import { createWatch, type Watch } from './create-watch.ts';
import { settleDemoAccounts } from './demo/settle-demo-accounts.ts';
import { choosePort, listen } from './http/listen.ts';
import { createLog } from './log/create-log.ts';
import { openServerSessions } from './open-server-sessions.ts';
import { rootSecrets } from './secret/root-secrets.ts';
import { version } from './version.ts';

const demoFolder = fileURLToPath(new URL('../../demo/dist', import.meta.url));

/** Requests under way may finish within this time; after it their connections are cut. */
const stopSeconds = 8;

export interface RunningServer {
  readonly url: string;
  /** Where metrics are, if they have a listener of their own. */
  readonly metricsUrl: string | null;
  /** Finishes what is under way, then closes the store, and says how that went. */
  stop(): Promise<CloseResult>;
}

/** Takes a line for the person who started the server. */
export type Tell = (line: string) => void;

/**
 * Starts the server that the environment describes. Throws a `ConfigError` or a `StartError`, whose messages
 * are meant for a terminal; nothing stays open then.
 */
export async function startServer(
  env: NodeJS.ProcessEnv,
  tell: Tell = () => undefined,
): Promise<RunningServer> {
  const config = readConfig(env);
  const roots = rootSecrets(config, tell);
  const port = await choosePort(config.host, config.port);
  const url = config.publicUrl ?? `http://localhost:${port}`;
  if (!allowsRefreshCookie(new URL(url)))
    tell('PUBLIC_URL is http, so sessions are offered without cookies: use https');
  const log = createLog(config.logLevel, process.stderr);
  const watch = createWatch(config.metrics, log);
  const { metrics, onFailure } = watch;
  const opened = await openStore(storeLocation(config));
  const store = metrics?.countStoreCalls(opened) ?? opened;
  const trail = createAuditTrail({ store: store.audit, onError: onFailure });
  let sessions: Sessions | undefined;
  try {
    const { passwordMinLength } = config;
    const passwords = createPasswordHasher(metrics === null ? {} : { onHash: metrics.passwords.countHash });
    const accounts = createAccounts({ store: store.accounts, passwords, passwordMinLength });
    await settleDemoAccounts(config.demo, { store, accounts, passwords });
    const onReplay = (event: SessionEvent) => {
      recordReplay(trail, event);
      metrics?.sessions.countReplay();
    };
    sessions = await openServerSessions({ config, roots, store, accounts, log, onFailure, onReplay });
    metrics?.passwords.watch(passwords);
    metrics?.sessions.watch(sessions);
    const app = await buildApp({
      config,
      issuer: config.issuer ?? url,
      audience: config.audience ?? url,
      publicUrl: url,
      store,
      accounts,
      sessions,
      throttle: createThrottle({ store: store.throttle, secretKey: roots.secretKey }),
      trail,
      demoFolder,
      log,
      metrics,
      answersMetrics: config.metrics === 'on',
    });
    app.addHook('onClose', () => closeAll(trail, sessions, store));
    const metricsUrl = await watch.listen();
    await listen(app, config.host, port);
    const about = { version, node: process.versions.node, url, metricsUrl, store: store.name };
    log.info(about, 'the server has started');
    return { url, metricsUrl, stop: () => stop(app, store, watch, log) };
  } catch (error) {
    await closeAll(trail, sessions, store);
    await watch.close();
    throw error;
  }
}

async function closeAll(trail: AuditTrail, sessions: Sessions | undefined, store: Store): Promise<void> {
  await trail.close();
  await sessions?.close();
  await store.close();
}

async function stop(app: FastifyInstance, store: Store, watch: Watch, log: Logger): Promise<CloseResult> {
  log.info('the server stops');
  const cut = setTimeout(() => app.server.closeAllConnections(), stopSeconds * 1000);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
  const closed = await store.close();
  await watch.close();
  log.info({ store: closed.result }, 'the server has stopped');
  return closed;
}
