import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAccounts,
  createAuditTrail,
  createPasswordHasher,
  createThrottle,
  openSessions,
  openStore,
  type Accounts,
  type AuditTrail,
  type Clock,
  type SessionsOptions,
  type Store,
} from '@latchkey/server';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { recordReplay } from './audit/record-replay.ts';
import { buildApp, type AppDependencies } from './build-app.ts';
import { createLog } from './log/create-log.ts';
import { demoUser } from './demo/demo-accounts.ts';

export interface TestServer {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly trail: AuditTrail;
  /** What was logged so far. */
  logged(): string;
}

const secretKey = 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-';

/** What a test wants otherwise; of the configuration, too, only that. */
export type TestServerChanges = Omit<Partial<AppDependencies>, 'config'> & {
  readonly config?: Partial<AppDependencies['config']>;
};

/** The whole server on a real store in a temporary folder, with the demo account, and a page of one line. */
export async function testServer(
  { config, ...changes }: TestServerChanges = {},
  sessionsOptions: Partial<SessionsOptions> = {},
  throttleClock: Clock = Date.now,
): Promise<TestServer> {
  const folder = temporaryFolder();
  const store = await openStore({ file: join(folder, 'store.sqlite') });
  const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
  const accounts = createAccounts({ store: store.accounts, passwords });
  await accounts.create({ ...demoUser, demo: true });
  const trail = createAuditTrail({ store: store.audit });
  const sessions = await openSessions({
    store,
    secretKey,
    loadSubject: accounts.load,
    onEvent: (event) => recordReplay(trail, event),
    ...sessionsOptions,
  });
  const lines: string[] = [];
  const app = await buildApp({
    config: {
      demo: true,
      corsOrigins: ['http://localhost:3000'],
      trustProxy: null,
      profile: 'default',
      leewaySeconds: 10,
      registration: 'on',
      ...config,
    },
    issuer: 'http://localhost:5000',
    audience: 'http://localhost:5000',
    publicUrl: 'http://localhost:5000',
    store,
    accounts,
    sessions,
    throttle: createThrottle({ store: store.throttle, secretKey, clock: throttleClock }),
    trail,
    demoFolder: pageFolder(folder),
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    ...changes,
  });
  onTestFinished(async () => {
    await app.close();
    await trail.close();
    await sessions.close();
    await store.close();
  });
  return { app, store, accounts, trail, logged: () => lines.join('') };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Of the page of one line, named as the build names them. */
export const pageScripts = ['main-ABCD1234.js', 'chunk-b_t-D1nJ.js'];

function pageFolder(folder: string): string {
  const page = join(folder, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Page</title>');
  for (const file of pageScripts) writeFileSync(join(page, file), '');
  return page;
}
