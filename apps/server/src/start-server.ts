import { fileURLToPath } from 'node:url';
import {
  createAccounts,
  createPasswordHasher,
  LatchkeyError,
  openProblem,
  openStore,
  StoreOpenError,
  type Accounts,
  type CloseResult,
  type Store,
} from '@latchkey/server';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './build-app.ts';
import type { Config } from './config/config.ts';
import { readConfig } from './config/read-config.ts';
import { demoAccount } from './demo/demo-account.ts';
import { choosePort, listen } from './http/listen.ts';
import { dataFolderSecret } from './secret/data-folder-secret.ts';
import { StartError } from './start-error.ts';

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
  // Whatever secret the demo is given, no key of the demo is ever a key of another server.
  const secretKey = (config.demo ? 'demo ' : '') + secretOf(config, tell);
  const port = await choosePort(config.host, config.port);
  const url = config.publicUrl ?? `http://localhost:${port}`;
  const store = await openStore({ file: config.databaseFile });
  try {
    const accounts = createAccounts({ store: store.accounts, passwords: createPasswordHasher() });
    await settleDemoAccount(config, store, accounts);
    const app = await buildApp({
      config,
      issuer: config.issuer ?? url,
      audience: config.audience ?? url,
      https: url.startsWith('https:'),
      secretKey,
      store,
      accounts,
      demoFolder,
      logDestination: process.stderr,
    });
    app.addHook('onClose', async () => {
      await store.close();
    });
    await listen(app, config.host, port);
    return { url, stop: () => stop(app, store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function secretOf(config: Config, tell: Tell): string {
  if (config.secret.kind === 'value') return config.secret.value;
  const { secret, file, created } = dataFolderSecret(config.dataFolder);
  if (created) tell(`Created a secret key in ${file}: keep it, and keep it to yourself`);
  return secret;
}

/** The demo has its account from the start; any other server refuses a store in which it exists. */
async function settleDemoAccount(config: Config, store: Store, accounts: Accounts): Promise<void> {
  const file = config.databaseFile;
  try {
    const exists = await store.accounts.holdsDemoAccount();
    if (config.demo && !exists) await accounts.create({ ...demoAccount, demo: true });
    if (config.demo || !exists) return;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new StoreOpenError(file, openProblem(error), error);
  }
  throw new StartError(
    `the store ${file} holds the demo account, whose password is public: use another store`,
  );
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
