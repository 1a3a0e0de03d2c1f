import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAccounts,
  createPasswordHasher,
  openSessions,
  openStore,
  type SessionsOptions,
} from '@latchkey/server';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { buildApp, type AppDependencies } from './build-app.ts';
import { createLog } from './log/create-log.ts';
import { demoAccount } from './demo/demo-account.ts';

export interface TestServer {
  readonly app: FastifyInstance;
  /** What was logged so far. */
  logged(): string;
}

/** The whole server on a real store in a temporary folder, with the demo account, and a page of one line. */
export async function testServer(
  changes: Partial<AppDependencies> = {},
  sessionsOptions: Partial<SessionsOptions> = {},
): Promise<TestServer> {
  const folder = temporaryFolder();
  const store = await openStore({ file: join(folder, 'store.sqlite') });
  const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
  const accounts = createAccounts({ store: store.accounts, passwords });
  await accounts.create({ ...demoAccount, demo: true });
  const sessions = await openSessions({
    store,
    secretKey: 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-',
    loadSubject: accounts.load,
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
    },
    issuer: 'http://localhost:5000',
    audience: 'http://localhost:5000',
    publicUrl: 'http://localhost:5000',
    store,
    accounts,
    sessions,
    demoFolder: pageFolder(folder),
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    ...changes,
  });
  onTestFinished(async () => {
    await app.close();
    await sessions.close();
    await store.close();
  });
  return { app, logged: () => lines.join('') };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function pageFolder(folder: string): string {
  const page = join(folder, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(page, 'main-ABCD1234.js'), '');
  return page;
}
