import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts, createPasswordHasher, openStore } from '@latchkey/server';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { choosePort } from '../../apps/server/src/http/listen.ts';
import { startServer } from '../../apps/server/src/start-server.ts';
import { startGateway, type Answer, type Gateway } from './gateway.fixture.ts';
import { soon } from './soon.fixture.ts';

export const password = 'a passphrase for these tests';

export interface Account {
  readonly id: string;
  readonly username: string;
}

/** The real server behind a gateway, and at `/` a page with a session. */
export interface Site extends Pick<Gateway, 'url' | 'exchanges' | 'route'> {
  readonly ann: Account;
  readonly bob: Account;
  /** Makes the server refuse all tokens of a user so far, while sessions live on. */
  voidTokens(account: Account): Promise<void>;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-session-'));
  const databaseFile = join(folder, 'store.sqlite');
  const gateway = await startGateway();
  const { url, exchanges, route } = gateway;
  const port = await choosePort('localhost', 0);
  const server = await startServer({
    // Where browsers reach it, which is not where it listens.
    PUBLIC_URL: url,
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${databaseFile}`,
    REGISTRATION: 'on',
    LOG_LEVEL: 'silent',
  });
  gateway.open(`http://localhost:${port}`, await pages());
  return {
    url,
    exchanges,
    route,
    ann: await register(url, 'ann'),
    bob: await register(url, 'bob'),
    async voidTokens({ id, username }) {
      const answer = await post(url, '/auth', { username, password });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      await changeScopes(databaseFile, id);
      const headers = { authorization: `Bearer ${token}` };
      // The server looks each second for what others have changed in its store.
      await expect.poll(async () => (await fetch(`${url}/auth/me`, { headers })).status, soon).toBe(401);
    },
    async stop() {
      await gateway.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function post(url: string, path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function register(url: string, username: string): Promise<Account> {
  return (await (await post(url, '/auth/register', { username, password })).json()) as Account;
}

async function changeScopes(databaseFile: string, id: string): Promise<void> {
  const store = await openStore({ file: databaseFile });
  try {
    const accounts = createAccounts({ store: store.accounts, passwords: createPasswordHasher() });
    await accounts.setScopes(id, [`scope-${Date.now()}`]);
  } finally {
    await store.close();
  }
}

async function pages(): Promise<Record<string, Answer>> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page-script.fixture.ts')],
    conditions: ['latchkey-source'],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const html = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>A session</title>';
  return {
    '/': page('text/html', `${html}<body><script type="module" src="/page.js"></script></body>`),
    '/page.js': page('text/javascript', outputFiles[0]?.text ?? ''),
    '/elsewhere': page('text/html', `${html}<p>Elsewhere</p>`),
  };
}

function page(type: string, body: string): Answer {
  return { status: 200, headers: ['content-type', type, 'cache-control', 'no-cache'], body };
}
