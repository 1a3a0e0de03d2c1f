import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { forge, honestHeader, options, refusalOf, secret } from './forge-token.fixture.ts';
import { importSecretKey } from './import-secret-key.ts';
import { verifyJwt } from './verify-jwt.ts';

const withHeader = (members: object) => forge({ header: { ...honestHeader, ...members } });
const named = importSecretKey(secret, { kid: 'k1' });

describe('the algorithm is that of the key, case-sensitive', () => {
  it.each([
    'none',
    'None',
    'NONE',
    'nOnE',
    'none ',
    ' none',
    'hs256',
    'Hs256',
    'HS256 ',
    ' HS256',
    'HS256\0',
    'HS\uff12\uff15\uff16',
    'HS384',
    'HS512',
    'RS256',
    'ES256',
    'EdDSA',
    'HS256,none',
    '',
    null,
    true,
    256,
    ['HS256'],
    { alg: 'HS256' },
    undefined,
  ])('not %j', (alg) => {
    expect(refusalOf(withHeader({ alg }))).toMatchObject({
      code: 'token_malformed',
      message: 'The alg header is not the algorithm of the key',
    });
  });

  it('none is refused with an empty signature too', () => {
    const token = withHeader({ alg: 'none' });
    expect(refusalOf(token.slice(0, token.lastIndexOf('.') + 1)).code).toBe('token_malformed');
  });

  it('is called alg, not ALG', () => {
    expect(refusalOf(forge({ header: { ALG: 'HS256', typ: 'at+jwt' } })).code).toBe('token_malformed');
  });
});

describe('extensions are refused in any form', () => {
  const forms = [
    null,
    true,
    false,
    0,
    '',
    'exp',
    [],
    [[]],
    ['exp'],
    ['b64'],
    ['alg'],
    ['unknown'],
    {},
    { 0: 'exp' },
  ];
  it.each(forms)('crit of %j', (crit) => {
    expect(refusalOf(withHeader({ crit, exp: 1 }))).toMatchObject({
      code: 'token_malformed',
      message: 'The crit header is not supported',
    });
  });

  it.each([false, true, null, 0, 'false', []])('b64 of %j', (b64) => {
    expect(refusalOf(withHeader({ b64 }))).toMatchObject({
      code: 'token_malformed',
      message: 'The b64 header is not supported',
    });
  });

  it('b64 of false with crit, as RFC 7797 has it', () => {
    expect(refusalOf(withHeader({ b64: false, crit: ['b64'] })).code).toBe('token_malformed');
  });
});

describe('the type is that of an access token', () => {
  it.each([
    ['an ID token or any plain JWT', 'JWT'],
    ['a refresh token', 'refresh+jwt'],
    ['a DPoP proof', 'dpop+jwt'],
    ['a logout token', 'logout+jwt'],
    ['an introspection answer', 'token-introspection+jwt'],
    ['a longer type', 'at+jwtx'],
    ['another tree', 'text/at+jwt'],
    ['a doubled prefix', 'application/application/at+jwt'],
    ['a parameter', 'at+jwt;x=1'],
    ['white space', 'at+jwt '],
    ['a fullwidth plus', 'at\uff0bjwt'],
    ['an encoded plus', 'at jwt'],
    ['nothing', ''],
    ['null', null],
    ['a list', ['at+jwt']],
    ['no type at all', undefined],
  ])('%s is none', (_, typ) => {
    expect(refusalOf(withHeader({ typ }))).toMatchObject({
      code: 'token_malformed',
      message: 'The typ header is not the type of token that is expected',
    });
  });

  it.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/AT+jwt'])('%s is right', (typ) => {
    expect(verifyJwt(withHeader({ typ }), named, options).header.typ).toBe(typ);
  });

  it('another type is right where it is asked for', () => {
    expect(verifyJwt(withHeader({ typ: 'JWT' }), named, { ...options, type: 'jwt' }).claims.sub).toBe('1');
    expect(refusalOf(withHeader({ typ: '\u212a' }), { type: 'k' }).code).toBe('token_malformed');
    expect(refusalOf(forge(), { type: 'JWT' }).code).toBe('token_malformed');
  });
});

describe('kid is the name of our own key and nothing else', () => {
  it.each([null, true, 7, 1e300, [], ['k1'], {}, { kid: 'k1' }, '', 'x'.repeat(257), 'x'.repeat(1500)])(
    '%j is refused for its form',
    (kid) => {
      expect(refusalOf(withHeader({ kid }))).toMatchObject({
        code: 'token_malformed',
        message: 'The kid header must be a string of 1 to 256 characters',
      });
    },
  );

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'K1',
    'k1 ',
    'k1\0',
    '../../../../dev/null',
    "k1' OR '1'='1",
    'https://evil.test/jwks.json',
    'x'.repeat(256),
  ])('%s is not the key called k1', (kid) => {
    expect(() => verifyJwt(withHeader({ kid }), named, options)).toThrow(
      expect.objectContaining({
        code: 'signature_invalid',
        message: 'Signature verification failed',
      }) as Error,
    );
  });

  it('a token may name the key or none', () => {
    expect(verifyJwt(withHeader({ kid: 'k1' }), named, options).header.kid).toBe('k1');
    expect(verifyJwt(forge(), named, options).header).not.toHaveProperty('kid');
  });

  it('a key without a name takes tokens that name one', () => {
    expect(verifyJwt(withHeader({ kid: '__proto__' }), importSecretKey(secret), options).header.kid).toBe(
      '__proto__',
    );
  });
});

describe('keys and URLs in the header are never looked at', () => {
  const attackerSecret = 'a secret that only the attacker has!!';
  const jwk = { kty: 'oct', k: Buffer.from(attackerSecret).toString('base64url') };
  it.each([
    ['jwk', jwk],
    ['jku', 'https://evil.test/jwks.json'],
    ['x5u', 'https://evil.test/cert.pem'],
    ['x5c', ['MIIB']],
    ['jwks', { keys: [jwk] }],
    ['iss', 'https://evil.test'],
  ])('%s does not make a foreign signature valid, and no connection is opened', (name, value) => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const fetch = vi.spyOn(globalThis, 'fetch');
    const token = forge({ header: { ...honestHeader, [name]: value }, secret: attackerSecret });
    expect(refusalOf(token).code).toBe('signature_invalid');
    expect(connect).not.toHaveBeenCalled();
    expect(fetch).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
