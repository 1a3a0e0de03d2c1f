import { createHmac } from 'node:crypto';
import { importSecretKey, LatchkeyError } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { demoKeeper } from './demo/demo-accounts.ts';
import { pagePaths } from './demo/page-paths.ts';
import { pageScripts, temporaryFolder, testServer } from './test-server.fixture.ts';

const credentials = { username: 'user', password: 'password' };

describe('a client of 2016', () => {
  // angular2-jwt 0.1 with Flask-JWT's prefix, on a page from http://localhost:3000.
  it('finds everything it needs over the wire', async () => {
    const { app } = await testServer();
    const origin = 'http://localhost:3000';
    const open = await app.inject({ url: '/unprotected', headers: { origin } });
    expect(open.json()).toEqual({ message: 'This is an unprotected resource.' });

    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/auth',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.headers['access-control-allow-headers']).toBe('content-type');

    const headers = { origin, 'content-type': 'application/json' };
    const signIn = await app.inject({
      method: 'POST',
      url: '/auth',
      headers,
      payload: JSON.stringify(credentials),
    });
    expect(signIn.headers['access-control-allow-origin']).toBe(origin);
    const { access_token: token } = signIn.json<{ access_token: string }>();

    const authorization = `JWT ${token}`;
    const guarded = await app.inject({ url: '/protected', headers: { origin, authorization } });
    expect(guarded.headers['access-control-allow-origin']).toBe(origin);
    expect(guarded.json()).toEqual({
      message: 'This is a protected resource.',
      current_identity: "User(id='1')",
    });
  });
});

describe('a secret that other services share', () => {
  const jwtSecretKey = 'Hn5Vt8Qx2Zm7Lc4Wp9Rk3Jd6Fs1Gy0B-';
  it.each([
    ['default', 'at+jwt', 'Bearer'],
    ['flask-jwt', 'JWT', 'JWT'],
  ] as const)('signs and verifies tokens of the profile %s', async (profile, typ, scheme) => {
    const { app } = await testServer({ config: { profile } }, { jwtKey: importSecretKey(jwtSecretKey) });
    const signIn = await app.inject({ method: 'POST', url: '/auth', payload: credentials });
    const { access_token: token } = signIn.json<{ access_token: string }>();
    const [header = '', payload = '', signature] = token.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ typ });
    const mac = createHmac('sha256', jwtSecretKey).update(`${header}.${payload}`).digest('base64url');
    expect(signature).toBe(mac);
    const guarded = await app.inject({ url: '/protected', headers: { authorization: `Bearer ${token}` } });
    expect(guarded.statusCode).toBe(200);
    const challenge = (await app.inject({ url: '/protected' })).headers['www-authenticate'];
    expect(challenge).toBe(`${scheme} realm="Login Required"`);
  });
});

describe('security headers', () => {
  it.each(['/', '/unprotected', '/protected', '/nowhere', '/healthz'])(
    'are on the answer of %s',
    async (url) => {
      const { app } = await testServer();
      const { headers } = await app.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('promise HTTPS where the public address has it', async () => {
    const { app } = await testServer({ publicUrl: 'https://auth.test' });
    const { headers } = await app.inject({ url: '/healthz' });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

describe('the demo page', () => {
  it.each(pagePaths)('is at %s, too', async (url) => {
    const { app } = await testServer();
    const page = await app.inject({ url });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['cache-control']).toBe('no-cache');
  });

  it('is asked for anew each time, and its hashed files never again', async () => {
    const { app } = await testServer();
    const page = await app.inject({ url: '/' });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['cache-control']).toBe('no-cache');
    for (const file of pageScripts) {
      expect((await app.inject({ url: `/${file}` })).headers['cache-control']).toContain('immutable');
    }
  });

  it.each(['/../package.json', '/%2e%2e/store.sqlite', '/..%2fstore.sqlite', '/index.htm'])(
    'is all there is in its folder: %s',
    async (url) => {
      const { app } = await testServer();
      const response = await app.inject({ url });
      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ code: 'not_found' });
    },
  );

  it('must have been built', async () => {
    await expect(testServer({ demoFolder: temporaryFolder() })).rejects.toThrow(/the demo page is not built/);
  });
});

describe('the demo vault', () => {
  it('opens to who has the scope, and to nobody else', async () => {
    const { app, accounts } = await testServer();
    await accounts.create(demoKeeper);
    const read = async (username: string) => {
      const payload = { username, password: 'password' };
      const signIn = await app.inject({ method: 'POST', url: '/auth', payload });
      const { access_token: token } = signIn.json<{ access_token: string }>();
      return app.inject({ url: '/demo/vault', headers: { authorization: `Bearer ${token}` } });
    };
    expect((await read('user')).json()).toMatchObject({ code: 'insufficient_scope' });
    const opened = await read('keeper');
    expect(opened.json()).toEqual({
      message: 'This is what the vault holds.',
      current_identity: "User(id='2')",
    });
  });
});

describe('outside demo mode', () => {
  it.each(['/', '/account', '/unprotected', '/protected', '/demo/vault'])('there is no %s', async (url) => {
    const { app } = await testServer({ config: { demo: false } });
    expect((await app.inject({ url })).statusCode).toBe(404);
  });
});

describe('health', () => {
  it('is alive and ready', async () => {
    const { app } = await testServer();
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' });
  });

  it('is alive and not ready while the store cannot be reached', async () => {
    const { app } = await testServer({
      store: {
        check: () => Promise.reject(new LatchkeyError('store_unavailable', 'The store cannot be reached')),
      } as never,
    });
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    const ready = await app.inject({ url: '/readyz' });
    expect(ready.statusCode).toBe(503);
    expect(ready.headers['retry-after']).toBe('1');
    expect(ready.json()).toMatchObject({ code: 'store_unavailable' });
  });
});

describe('the log', () => {
  it('has one line a request, and no secret in any of them', async () => {
    const { app, logged } = await testServer();
    const signIn = await app.inject({ method: 'POST', url: '/auth', payload: credentials });
    const { access_token: token } = signIn.json<{ access_token: string }>();
    const secrets = [token, 'marked-password', 'marked-query', 'marked-cookie', 'marked-header'];
    await app.inject({
      method: 'POST',
      url: '/auth',
      payload: { username: 'user', password: 'marked-password' },
    });
    await app.inject({
      method: 'POST',
      url: '/auth',
      payload: '{"password":"marked-password"',
      headers: { 'content-type': 'application/json' },
    });
    await app.inject({
      url: '/protected?token=marked-query',
      headers: { authorization: `Bearer ${token}`, cookie: 'a=marked-cookie', 'x-api-key': 'marked-header' },
    });
    await app.inject({ url: '/protected', headers: { authorization: `Bearer ${token}x` } });
    const lines = logged()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ msg }) => msg === 'request')).toHaveLength(5);
    expect(lines.at(-1)).toMatchObject({
      msg: 'request',
      status: 401,
      req: { method: 'GET', path: '/protected' },
    });
    for (const secret of secrets) expect(logged()).not.toContain(secret);
  });

  it('redacts secrets that somebody logs by their usual names', async () => {
    const { app, logged } = await testServer();
    app.log.info(
      { password: 'marked', body: { access_token: 'marked', user: { password: 'marked' } } },
      'oops',
    );
    expect(logged()).toContain('oops');
    expect(logged()).not.toContain('marked');
  });

  it('keeps the cause of an unexpected failure, which the answer does not tell', async () => {
    const accounts = {
      check: () => Promise.reject(new Error('marked-cause')),
      identity: () => null,
    } as never;
    const { app, logged } = await testServer({ accounts });
    const response = await app.inject({ method: 'POST', url: '/auth', payload: credentials });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('marked-cause');
    expect(logged()).toContain('marked-cause');
  });
});
