import { DatabaseSync } from 'node:sqlite';
import { routes } from '@latchkey/contract';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostileRequests } from './hostile-requests.fixture.ts';
import { markedSecrets, type MarkedSecrets } from './marked-secrets.fixture.ts';
import { type MarkedServer, startMarkedServer } from './marked-server.fixture.ts';
import { type Received, sendRaw } from './send.fixture.ts';

const json = { 'content-type': 'application/json' };

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return { method: 'POST', path, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}

function memberOf({ status, body }: Received, name: string): unknown {
  if (status !== 200) throw new Error(`answered with ${status}: ${body}`);
  return (JSON.parse(body) as Record<string, unknown>)[name];
}

/** Registers somebody and signs them in, in both ways, and out of one again. */
async function signIn({ ask, askForSecret, url }: MarkedServer, marks: MarkedSecrets, username: string) {
  const user = { username, password: marks.make(`the password of ${username}`) };
  const registered = await ask(post(routes.register, user));
  expect(registered.status).toBe(201);
  const csrf = { 'x-latchkey-csrf': '1', origin: url.origin };
  const inCookie = await askForSecret(post(routes.signIn, { ...user, session: 'cookie' }, csrf));
  marks.watchToken('an access token', memberOf(inCookie, 'access_token'));
  const [, kept] = /latchkey_refresh=([^;]+)/.exec(inCookie.headers.join('\n')) ?? [];
  const cookie = `latchkey_refresh=${marks.watchToken('the cookie', kept)}`;
  const first = await askForSecret(post(routes.signIn, { ...user, session: 'token' }));
  const refresh_token = marks.watchToken('a refresh token', memberOf(first, 'refresh_token'));
  const second = await askForSecret(post(routes.refresh, { refresh_token }));
  return {
    ...user,
    cookie: { cookie, ...csrf },
    accessToken: marks.watchToken('a later access token', memberOf(second, 'access_token')),
    refreshToken: marks.watchToken('a later refresh token', memberOf(second, 'refresh_token')),
  };
}

/** Every route that the server describes, and one that it does not have. */
async function operations({ ask }: MarkedServer): Promise<{ method: string; path: string }[]> {
  const { body } = await ask({ method: 'GET', path: '/openapi.json' });
  const { paths } = JSON.parse(body) as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{[^}]+\}/g, 'some-id'),
    })),
  );
  expect(described.length).toBeGreaterThan(10);
  return [...described, { method: 'POST', path: '/no-such-route' }, { method: 'PUT', path: routes.signIn }];
}

async function inGroups<Item>(items: readonly Item[], task: (item: Item) => Promise<unknown>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const item of rest) await task(item);
    }),
  );
}

describe('no secret is in what comes out', () => {
  it('of any route, whatever is sent to it', async () => {
    const marks = markedSecrets();
    const server = await startMarkedServer(marks);
    const { username } = server;
    const secret = marks.make('what was typed');
    for (const [at, { method, path }] of (await operations(server)).entries()) {
      // Anew for each, because some of them sign out.
      const { accessToken, refreshToken } = await signIn(server, marks, `alice-${at}`);
      const requests = hostileRequests(method, path, { secret, accessToken, refreshToken, username });
      await inGroups(requests, server.ask);
    }
    // A path is no secret, and stands in the log: that nothing else is found says something only where this is.
    await server.ask({ method: 'GET', path: `/${marks.make('a path')}` });
    const outputs = await server.outputs();
    const statuses = new Set(outputs.map(({ where }) => where.slice(0, 3)));
    expect([...statuses]).toEqual(expect.arrayContaining(['200', '400', '401', '404', '405', '413', '415']));
    expect(marks.findIn(outputs)).toEqual([
      'the start of a path, in what the server said',
      'the end of a path, in what the server said',
    ]);
  });

  it('of sessions, changes of passwords, sign-outs and metrics, nor in answers to what is no request', async () => {
    const marks = markedSecrets();
    const server = await startMarkedServer(marks);
    const { ask, askForSecret } = server;
    const alice = await signIn(server, marks, 'alice');
    const bearer = { authorization: `Bearer ${alice.accessToken}` };
    const new_password = marks.make('a new password');
    for (const sent of [
      { method: 'GET', path: routes.me, headers: bearer },
      { method: 'GET', path: routes.sessions, headers: bearer },
      post(routes.password, { current_password: new_password, new_password }, bearer),
      post(routes.password, { current_password: alice.password, new_password }, bearer),
      post(routes.signIn, { username: 'alice', password: alice.password }),
      post(routes.refresh, { refresh_token: alice.refreshToken }, alice.cookie),
    ]) {
      await ask(sent);
    }
    const again = { username: 'alice', password: new_password, session: 'token' };
    const refresh_token = memberOf(await askForSecret(post(routes.signIn, again)), 'refresh_token');
    marks.watchToken('the last refresh token', refresh_token);
    await ask(post(routes.signOut, { refresh_token }, bearer));
    const over = await ask(post(routes.refresh, { refresh_token }));
    expect(over.status).toBe(401);
    const metrics = await ask({ method: 'GET', path: routes.metrics });
    expect(metrics.body).toContain('# HELP');
    const answers = await Promise.all(
      noRequests(marks.make('what was sent')).map((sent) => sendRaw(server.url, sent)),
    );
    expect(answers.every((answer) => /^HTTP\/1\.1 4\d\d /.test(answer))).toBe(true);
    const said = answers.map((text) => ({ where: 'the answer to what is no request', text }));
    expect(marks.findIn([...said, ...(await server.outputs())])).toEqual([]);
  });

  it('while the store is locked, and while a flood is turned away', async () => {
    const marks = markedSecrets();
    const server = await startMarkedServer(marks);
    const alice = await signIn(server, marks, 'alice');
    const bearer = { authorization: `Bearer ${alice.accessToken}` };
    const { password, refreshToken } = alice;
    const calls = [
      post(routes.signIn, { username: 'alice', password, session: 'token' }),
      post(routes.register, { username: 'bob', password }),
      post(routes.refresh, { refresh_token: refreshToken }),
      post(
        routes.password,
        { current_password: password, new_password: marks.make('a new password') },
        bearer,
      ),
      post(routes.signOut, { refresh_token: refreshToken, everywhere: true }, bearer),
      { method: 'DELETE', path: routes.sessions, headers: bearer },
    ];
    const unlock = lock(server.storeFile);
    const locked = await Promise.all(calls.map(server.ask));
    unlock();
    expect(locked.map(({ status }) => status)).toEqual(calls.map(() => 503));
    const secret = marks.make('a guess');
    const guesses = Array.from({ length: 150 }, () =>
      post(routes.signIn, { username: server.username(), password: secret }),
    );
    const flooded = await Promise.all(guesses.map(server.ask));
    expect(flooded.some(({ status }) => status === 503)).toBe(true);
    expect(marks.findIn(await server.outputs())).toEqual([]);
  });
});

/** What no parser of HTTP accepts. */
function noRequests(secret: string): string[] {
  return [
    `GET /${secret} HTTP/9.9\r\nAuthorization: Bearer ${secret}\r\n\r\n`,
    `POST /auth HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${secret}\r\n\r\n{"password":"${secret}"}`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${secret.repeat(500)}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: latchkey_refresh=${secret}\u0001\r\n\r\n`,
    `GET /%ff?token=${secret} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    `{"username":"user","password":"${secret}"}\r\n\r\n`,
  ];
}

/** Takes the lock for writing, as another process may. */
function lock(file: string): () => void {
  const database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  database.exec('BEGIN IMMEDIATE');
  return () => database.exec('ROLLBACK');
}
