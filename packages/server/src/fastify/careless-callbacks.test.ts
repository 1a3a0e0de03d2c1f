import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import { getProtected, signIn, testApp } from './test-app.fixture.ts';

/** What callbacks without types return, and what options without types are. */
const careless = (options: object) => testApp(options);

function tokenMissing(): never {
  throw new LatchkeyError('token_missing', 'expired, or so');
}

describe('decodeToken that returns no claims lets nobody in', () => {
  it.each([null, undefined, false, true, 'claims', 7, []])('%j', async (claims) => {
    const app = await careless({ decodeToken: () => claims, identity: () => ({ id: 'everybody' }) });
    expect((await getProtected(app, 'Bearer x')).json()).toMatchObject({ code: 'signature_invalid' });
  });

  it.each([{}, { sub: '' }, { sub: 1 }, { sub: null }, { id: '1' }])('%j, without a user', async (claims) => {
    const app = await careless({
      decodeToken: () => Promise.resolve(claims),
      identity: () => ({ id: 'everybody' }),
    });
    const response = await getProtected(app, 'Bearer x');
    expect(response.json()).toMatchObject({ status_code: 401, code: 'claim_invalid' });
  });
});

describe('findToken', () => {
  it.each([7, true, ['x'], { token: 'x' }])('that returns %j: decodeToken never sees it', async (token) => {
    const app = await careless({ findToken: () => token, decodeToken: () => ({ sub: '1' }) });
    const response = await getProtected(app);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'token_malformed' });
  });

  it('may be asynchronous', async () => {
    const app = await testApp({
      findToken: (request) => Promise.resolve(request.headers['x-token'] as string | undefined),
    });
    const headers = { 'x-token': await signIn(app) };
    expect((await app.inject({ url: '/protected', headers })).statusCode).toBe(200);
    expect((await getProtected(app)).json()).toMatchObject({ code: 'token_missing' });
  });

  it('that rejects is a failure, and not the end of the process', async () => {
    const app = await testApp({ findToken: () => Promise.reject(new Error('marked')) });
    const response = await getProtected(app);
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('marked');
  });
});

describe('jwtOptional forgives no token that was called missing by', () => {
  it.each([
    ['findToken', { findToken: tokenMissing }],
    ['decodeToken', { decodeToken: tokenMissing }],
    ['identity', { identity: tokenMissing }],
  ])('%s', async (_, options) => {
    const app = await testApp(options);
    app.get('/hello', { onRequest: app.jwtOptional() }, () => 'hello');
    const headers = { authorization: `Bearer ${await signIn(app)}` };
    expect((await app.inject({ url: '/hello', headers })).statusCode).toBe(401);
  });
});

describe('a careless user record gets no token', () => {
  it.each([
    ['a scope that would be two', { id: 1, scopes: ['read admin'] }],
    ['an empty scope', { id: 1, scopes: [''] }],
    ['a scope with a quote', { id: 1, scopes: ['"admin"'] }],
    ['a scope beyond ASCII', { id: 1, scopes: ['überall'] }],
    ['scopes in one text', { id: 1, scopes: 'admin' }],
    ['scopes that are null', { id: 1, scopes: null }],
    ['a generation that is no number', { id: 1, generation: Number.NaN }],
    ['a generation as text', { id: 1, generation: '3' }],
    ['half a generation', { id: 1, generation: 0.5 }],
    ['a generation below the first', { id: 1, generation: -1 }],
  ])('%s', async (_, user) => {
    expect(await signIn(await careless({ authenticate: () => user }))).toBeUndefined();
  });
});

describe('tokenClaims and tokenHeader', () => {
  it('may be asynchronous', async () => {
    const app = await testApp({
      tokenClaims: () => Promise.resolve({ tenant: 'claims' }),
      tokenHeader: () => Promise.resolve({ tenant: 'header' }),
    });
    const { header, claims } = decodeJwt(await signIn(app));
    expect([header['tenant'], claims['tenant']]).toEqual(['header', 'claims']);
  });

  const nothingPlain = [['x'], 'x', 7, null, undefined, new Map([['role', 'x']])];
  it.each(['tokenClaims', 'tokenHeader'].flatMap((name) => nothingPlain.map((value) => ({ name, value }))))(
    '$name that returns $value: no token',
    async ({ name, value }) => {
      expect(await signIn(await careless({ [name]: () => value }))).toBeUndefined();
    },
  );

  it('that would write itself as something else: no token, whoever signs', async () => {
    const app = await careless({
      tokenClaims: () => ({ toJSON: () => ({ sub: 'admin' }) }),
      encodeToken: (claims: object) => JSON.stringify(claims),
    });
    expect(await signIn(app)).toBeUndefined();
  });

  it.each([undefined, null, '', {}])('encodeToken that returns %j: no token', async (token) => {
    expect(await signIn(await careless({ encodeToken: () => token }))).toBeUndefined();
  });
});
