import { fileURLToPath } from 'node:url';
import {
  createAccounts,
  createPasswordHasher,
  openStore,
  type CloseResult,
  type Sessions,
  type Store,
} from '@latchkey/server';
import { allowsRefreshCookie } from '@latchkey/server/fastify';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './build-app.ts';
import type { Config } from './config/config.ts';
import { readConfig } from './config/read-config.ts';
import { settleDemoAccount } from './demo/settle-demo-account.ts';
import { choosePort, listen } from './http/listen.ts';
import { createLog } from './log/create-log.ts';
import { openServerSessions } from './open-server-sessions.ts';
import { rootSecrets } from './secret/root-secrets.ts';

const demoFolder = fileURLToPath(new URL('../../demo/dist', import.meta.url));

/** Requests under way may finish within this time; after it their connections are cut. */
const stopSeconds = 8;

export interface RunningServer {
  readonly url: string;
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
  const store = await openStore(storeOptions(config));
  let opened: Sessions | undefined;
  try {
    const { passwordMinLength } = config;
    const passwords = createPasswordHasher();
    const accounts = createAccounts({ store: store.accounts, passwords, passwordMinLength });
    await settleDemoAccount(config.demo, { store, accounts, passwords });
    const sessions = (opened = await openServerSessions({ config, roots, store, accounts, log }));
    const app = await buildApp({
      config,
      issuer: config.issuer ?? url,
      audience: config.audience ?? url,
      publicUrl: url,
      store,
      accounts,
      sessions,
      demoFolder,
      log,
    });
    app.addHook('onClose', () => closeAll(sessions, store));
    await listen(app, config.host, port);
    return { url, stop: () => stop(app, store) };
  } catch (error) {
    await closeAll(opened, store);
    throw error;
  }
}

function storeOptions({ database }: Config) {
  return database.kind === 'sqlite' ? { file: database.file } : { url: database.url };
}

async function closeAll(sessions: Sessions | undefined, store: Store): Promise<void> {
  await sessions?.close();
  await store.close();
}

async function stop(app: FastifyInstance, store: Store): Promise<CloseResult> {
  const cut = setTimeout(() => app.server.closeAllConnections(), stopSeconds * 1000);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
  return store.close();
}
