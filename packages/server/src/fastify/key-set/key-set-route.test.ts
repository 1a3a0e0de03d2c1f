import { describe, expect, it } from 'vitest';
import { publicJwk } from '../../token/jwk/public-jwk.ts';
import { sessionApp } from '../session/session-app.fixture.ts';
import { testApp } from '../test-app.fixture.ts';
import type { Jwk } from '../../token/jwk/jwk.ts';
import type { JwtKey } from '../../token/jwt-key.ts';
import { fakeKeys } from '../session/fake-keys.fixture.ts';
import { fakeSessions } from '../session/fake-sessions.fixture.ts';
import { testKeys } from '../../token/test-keys.fixture.ts';

const url = '/.well-known/jwks.json';

function jwkOf(key: JwtKey): Jwk {
  return { ...publicJwk(key) } as Jwk;
}

describe('GET /.well-known/jwks.json', () => {
  it('answers the ring’s public keys, to be cached as long as the ring promises', async () => {
    const jwk = jwkOf(testKeys.ES256.signing);
    const keys = { ...fakeKeys(), jwks: () => ({ keys: [jwk] }) };
    const { app } = await sessionApp({ sessions: fakeSessions(Date.now, keys) });
    const response = await app.inject({ url });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers['cache-control']).toBe('public, max-age=600');
    expect(response.json()).toEqual({ keys: [jwk] });
  });

  it('is empty for secret keys', async () => {
    const { app } = await sessionApp();
    expect((await app.inject({ url })).json()).toEqual({ keys: [] });
  });

  it('answers 304 as long as the keys are the same', async () => {
    const published: Jwk[] = [];
    const keys = { ...fakeKeys(), jwks: () => ({ keys: published }) };
    const { app } = await sessionApp({ sessions: fakeSessions(Date.now, keys) });
    const etag = (await app.inject({ url })).headers.etag ?? '';
    const ask = (value: string) => app.inject({ url, headers: { 'if-none-match': value } });
    for (const value of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await ask(value);
      expect(response.statusCode).toBe(304);
      expect(response.body).toBe('');
      expect(response.headers).toMatchObject({ etag, 'cache-control': 'public, max-age=600' });
    }
    expect((await ask('"other"')).statusCode).toBe(200);
    published.push(jwkOf(testKeys.EdDSA.signing));
    expect((await ask(etag)).statusCode).toBe(200);
  });

  it('is not there without sessions', async () => {
    const app = await testApp();
    expect((await app.inject({ url })).statusCode).toBe(404);
  });
});
