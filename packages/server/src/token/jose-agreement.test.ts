import { createPublicKey, createSecretKey } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, type JWK, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { forge, honestClaims, key, nowSeconds, options, secret } from './forge-token.fixture.ts';
import { jwkThumbprint } from './jwk/jwk-thumbprint.ts';
import { publicJwk } from './jwk/public-jwk.ts';
import { signJwt } from './sign-jwt.ts';
import { allAlgorithms, testKeys } from './test-keys.fixture.ts';
import { verifyJwt } from './verify-jwt.ts';

const joseKey = createSecretKey(Buffer.from(secret));
const joseOptions = (nowMs: number) => ({
  issuer: options.issuer,
  audience: options.audience,
  typ: 'at+jwt',
  algorithms: ['HS256'],
  clockTolerance: 10,
  currentDate: new Date(nowMs),
});

const claimSets: [string, Record<string, unknown>][] = [
  ['the plain claims', {}],
  ['an audience list', { aud: ['https://other.test', 'https://api.test'] }],
  ['text beyond ASCII', { name: 'Zoë 😀 \u0000 "\\' }],
  ['nested data', { roles: [{ a: [1, 2.5, null, true] }], empty: {} }],
  ['fractions of seconds', { iat: nowSeconds - 0.25, nbf: nowSeconds - 0.5, exp: nowSeconds + 0.75 }],
];

describe('jose and verifyJwt read each other', () => {
  it.each(claimSets)('%s', async (_, others) => {
    const claims = { ...honestClaims, ...others };
    const ours = signJwt(claims, key);
    const theirs = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(joseKey);
    expect(theirs).toBe(ours);
    expect((await jwtVerify(ours, joseKey, joseOptions(nowSeconds * 1000))).payload).toEqual(claims);
    expect(verifyJwt(theirs, key, options).claims).toEqual(claims);
  });
});

describe.each(allAlgorithms)('jose and verifyJwt read each other by %s', (algorithm) => {
  const { signing, verifying, keyObject } = testKeys[algorithm];
  const header = { alg: algorithm, typ: 'at+jwt', kid: signing.kid };
  it.each(claimSets)('%s', async (_, others) => {
    const claims = { ...honestClaims, ...others };
    const theirs = await new SignJWT(claims).setProtectedHeader(header as { alg: string }).sign(keyObject);
    expect(verifyJwt(theirs, verifying, options)).toEqual({ header, claims });
    const verifyingKey = keyObject.type === 'private' ? createPublicKey(keyObject) : keyObject;
    const read = await jwtVerify(signJwt(claims, signing), verifyingKey, {
      ...joseOptions(nowSeconds * 1000),
      algorithms: [algorithm],
    });
    expect(read).toMatchObject({ protectedHeader: header, payload: claims });
  });

  it('our public JWK is a key to jose, with the same thumbprint', async () => {
    const jwk = publicJwk(signing);
    if (jwk === undefined) {
      expect(verifying.type).toBe('secret');
      return;
    }
    const getKey = createLocalJWKSet({ keys: [jwk] });
    const token = signJwt(honestClaims, signing);
    const { payload } = await jwtVerify(token, getKey, {
      ...joseOptions(nowSeconds * 1000),
      algorithms: [algorithm],
    });
    expect(payload).toEqual(honestClaims);
    expect(await calculateJwkThumbprint(jwk as JWK)).toBe(jwkThumbprint(keyObject));
  });
});

describe('what jose refuses, verifyJwt refuses', () => {
  const startMs = (nowSeconds - 10) * 1000;
  const endMs = (honestClaims.exp + 10) * 1000;
  const times = [
    startMs - 1000,
    startMs - 1,
    startMs,
    startMs + 1,
    startMs + 500,
    endMs - 1,
    endMs,
    endMs + 1,
  ];
  const tokens = [
    forge(),
    forge({ payload: { ...honestClaims, nbf: nowSeconds + 0.4, exp: honestClaims.exp + 0.4 } }),
  ];
  const cases = tokens.flatMap((token, index) => times.map((nowMs) => [index, nowMs, token] as const));

  it.each(cases)('token %i at %i', async (_, nowMs, token) => {
    const ours = outcome(() => verifyJwt(token, key, { ...options, clock: () => nowMs }));
    const theirs = outcome(() => jwtVerify(token, joseKey, joseOptions(nowMs)));
    expect({ theirs: await theirs, ours: await ours }).not.toEqual({ theirs: 'refused', ours: 'accepted' });
  });
});

async function outcome(verify: () => unknown): Promise<'accepted' | 'refused'> {
  try {
    await verify();
    return 'accepted';
  } catch {
    return 'refused';
  }
}
