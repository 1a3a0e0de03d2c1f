import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AsymmetricAlgorithm } from './import-asymmetric-key.ts';
import { importPrivateKey } from './import-private-key.ts';
import { importPublicKey } from './import-public-key.ts';
import { isJwk } from './jwk/jwk.ts';
import { publicJwk } from './jwk/public-jwk.ts';
import { rfcExamples } from './rfc-examples.fixture.ts';
import { signJwt } from './sign-jwt.ts';
import { computeSignature, isSignatureValid } from './signature.ts';

const algorithms = ['RS256', 'ES256', 'EdDSA'] as const;

describe.each(algorithms)('the halves of an %s key', (algorithm) => {
  const { privateKey, publicKey, privateJwk, ownJwk } = formsOf(algorithm);
  const privateForms = [privateKey, privateJwk, pem(privateKey, 'pkcs8'), ` \n${pem(privateKey, 'pkcs8')}`];
  const publicForms = [
    publicKey,
    ownJwk,
    pem(publicKey, 'spki'),
    pem(publicKey, 'spki').replaceAll('\n', '\r\n'),
  ];

  it('are the same key in every form', () => {
    const signatures = privateForms.map((form) =>
      computeSignature('x', importPrivateKey(form, { algorithm })),
    );
    const keys = publicForms.map((form) => importPublicKey(form, { algorithm }));
    for (const key of keys) {
      for (const signature of signatures) expect(isSignatureValid('x', signature, key)).toBe(true);
    }
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
  });

  it('know their algorithm, type and name, and show nothing else', () => {
    const key = importPrivateKey(privateJwk, { algorithm, kid: 'k1' });
    expect(Object.entries(key)).toEqual([
      ['algorithm', algorithm],
      ['type', 'private'],
      ['kid', 'k1'],
    ]);
    expect(inspect(key, { showHidden: true, depth: 9 })).not.toContain(privateJwk.d);
    expect(importPublicKey(ownJwk, { algorithm })).toMatchObject({ type: 'public' });
  });

  it('a public key cannot sign', () => {
    expect(() => signJwt({}, importPublicKey(ownJwk, { algorithm }))).toThrow('A public key cannot sign');
  });

  it('are never taken for each other', () => {
    for (const form of privateForms) expect(() => importPublicKey(form, { algorithm })).toThrow(/private/);
    for (const form of publicForms) expect(() => importPrivateKey(form, { algorithm })).toThrow(TypeError);
    expect(() => importPrivateKey(pem(publicKey, 'spki'), { algorithm })).toThrow('The PEM is public');
    expect(() => importPrivateKey(ownJwk, { algorithm })).toThrow('must have the member d');
  });

  it('belong together', () => {
    const other = formsOf(algorithm).privateJwk;
    const mixed = { ...privateJwk, ...(algorithm === 'RS256' ? { n: other.n } : { x: other.x, y: other.y }) };
    const clean = Object.fromEntries(Object.entries(mixed).filter(([, value]) => value !== undefined));
    expect(() => importPrivateKey(clean as typeof ownJwk, { algorithm })).toThrow(TypeError);
  });

  it.each(algorithms.filter((other) => other !== algorithm))('do not do for %s', (other) => {
    for (const form of publicForms) expect(() => importPublicKey(form, { algorithm: other })).toThrow(other);
    for (const form of privateForms)
      expect(() => importPrivateKey(form, { algorithm: other })).toThrow(other);
  });

  it.each(['HS256', 'none', 'RS512', 'rs256', 'constructor', undefined])('do not do for %s', (other) => {
    const options = { algorithm: other as AsymmetricAlgorithm };
    expect(() => importPublicKey(publicKey, options)).toThrow('algorithm must be RS256, ES256 or EdDSA');
  });

  it('go out as a public JWK, and never with a private part', () => {
    const jwk = publicJwk(importPrivateKey(privateJwk, { algorithm, kid: 'k1' }));
    const { kty, crv, n, e, x, y } = publicKey.export({ format: 'jwk' });
    const members = Object.entries({ kty, crv, n, e, x, y }).filter(([, value]) => value !== undefined);
    expect(jwk).toEqual({ ...Object.fromEntries(members), kid: 'k1', alg: algorithm, use: 'sig' });
    expect(isJwk(jwk) && importPublicKey(jwk, { algorithm }).kid).toBe('k1');
  });
});

describe('a weak key is refused', () => {
  const rsa = (modulusLength: number, publicExponent = 65_537) =>
    generateKeyPairSync('rsa', { modulusLength, publicExponent });
  const { n } = rfcExamples.RS256.jwk;

  it.each([1024, 2047])('RSA of %i bits', (bits) => {
    const { privateKey, publicKey } = rsa(bits);
    expect(() => importPublicKey(publicKey, { algorithm: 'RS256' })).toThrow('2048 to 8192 bits');
    expect(() => importPrivateKey(privateKey, { algorithm: 'RS256' })).toThrow('2048 to 8192 bits');
  });

  it('RSA of more than 8192 bits', () => {
    const wide = Buffer.alloc(1025, 0xff).toString('base64url');
    expect(() => importPublicKey({ kty: 'RSA', n: wide, e: 'AQAB' }, { algorithm: 'RS256' })).toThrow(
      '2048 to 8192',
    );
  });

  it.each([
    ['1', 'AQ'],
    ['3', 'Aw'],
    ['17', 'EQ'],
    ['65535', '__8'],
    ['an even number', 'AQAC'],
    ['one of 264 bits', Buffer.alloc(33, 0xff).toString('base64url')],
  ])('RSA with the exponent %s', (_, e) => {
    expect(() => importPublicKey({ kty: 'RSA', n, e }, { algorithm: 'RS256' })).toThrow(
      'odd public exponent',
    );
  });

  it('RSA with an even modulus', () => {
    const even = Buffer.from(n, 'base64url');
    even.writeUInt8(even.readUInt8(even.length - 1) & 0xfe, even.length - 1);
    const jwk = { kty: 'RSA', n: even.toString('base64url'), e: 'AQAB' };
    expect(() => importPublicKey(jwk, { algorithm: 'RS256' })).toThrow('do not belong together');
  });

  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi'] as const)('RSA with the %s of another key', (name) => {
    const jwk = { ...rfcExamples.RS256.jwk, [name]: String(formsOf('RS256').privateJwk[name]) };
    const material = createPrivateKey({ key: jwk, format: 'jwk' });
    for (const form of [jwk, material, pem(material, 'pkcs8')]) {
      expect(() => importPrivateKey(form, { algorithm: 'RS256' })).toThrow(TypeError);
    }
  });

  it('an RSA-PSS key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    expect(() => importPublicKey(publicKey, { algorithm: 'RS256' })).toThrow('must be an RSA key');
    expect(() => importPrivateKey(privateKey, { algorithm: 'RS256' })).toThrow('must be an RSA key');
    expect(() => importPublicKey(pem(publicKey, 'spki'), { algorithm: 'RS256' })).toThrow(
      'must be an RSA key',
    );
  });

  it.each(['P-384', 'P-521', 'secp256k1'])('an elliptic curve key on %s', (namedCurve) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve });
    expect(() => importPublicKey(publicKey, { algorithm: 'ES256' })).toThrow('on P-256');
    expect(() =>
      importPublicKey(publicKey.export({ format: 'jwk' }) as never, { algorithm: 'ES256' }),
    ).toThrow(/crv P-256/);
  });

  it('a point that is not on the curve', () => {
    const jwk = { ...formsOf('ES256').ownJwk, y: formsOf('ES256').ownJwk.y };
    expect(() => importPublicKey(jwk, { algorithm: 'ES256' })).toThrow('does not hold a valid key');
  });

  it.each(['ed448', 'x25519'] as const)('%s for EdDSA', (type) => {
    const { publicKey } = generateKeyPairSync(type as 'ed448');
    expect(() => importPublicKey(publicKey, { algorithm: 'EdDSA' })).toThrow('must be an Ed25519 key');
  });

  it.each([
    ['the neutral element', '01'.padEnd(64, '0')],
    ['the neutral element with a sign', `01${'80'.padStart(62, '0')}`],
    ['order 2', `ec${'ff'.repeat(30)}7f`],
    ['order 4', '00'.repeat(32)],
    ['order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['order 8, negated', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
    ['order 8, another', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['zero, written in a second way', `ed${'ff'.repeat(30)}7f`],
    ['one, written in a second way', `ee${'ff'.repeat(30)}7f`],
  ])('an Ed25519 key of small order: %s', (_, hex) => {
    const x = Buffer.from(hex, 'hex').toString('base64url');
    expect(() => importPublicKey({ kty: 'OKP', crv: 'Ed25519', x }, { algorithm: 'EdDSA' })).toThrow(
      'small order',
    );
  });
});

describe('a text that is no plain key is refused', () => {
  const { privateKey, publicKey } = formsOf('RS256');
  const spki = pem(publicKey, 'spki');
  const encrypted = (type: 'pkcs1' | 'pkcs8') =>
    String(privateKey.export({ format: 'pem', type, cipher: 'aes-256-cbc', passphrase: 'x' }));
  const relabelled = (label: string) => spki.replaceAll('PUBLIC KEY', label);

  it.each([
    ['a certificate', relabelled('CERTIFICATE'), /is a certificate/],
    ['a trusted certificate', relabelled('TRUSTED CERTIFICATE'), /is a certificate/],
    ['a request', relabelled('NEW REQUEST'), /does not hold a public key/],
    ['an encrypted private key', encrypted('pkcs8'), /is private/],
    ['two keys', spki + spki, /must be one PEM block/],
    ['a key and a note', `for tests: ${spki}`, /must be one PEM block/],
    ['a JWK as text', JSON.stringify(publicKey.export({ format: 'jwk' })), /must be one PEM block/],
    ['base64', 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A', /must be one PEM block/],
    ['a URL', 'https://issuer.test/jwks.json', /must be one PEM block/],
    ['a broken body', spki.replace('MII', 'AAA'), /does not hold a valid key/],
    ['bytes', publicKey.export({ format: 'der', type: 'spki' }), /must be PEM text, a JWK/],
    ['nothing', undefined, /must be PEM text, a JWK/],
  ])('%s', (_, material, message) => {
    expect(() => importPublicKey(material as string, { algorithm: 'RS256' })).toThrow(TypeError);
    expect(() => importPublicKey(material as string, { algorithm: 'RS256' })).toThrow(message);
  });

  it.each(['pkcs1', 'pkcs8'] as const)('a private key that is encrypted, as %s', (type) => {
    expect(() => importPrivateKey(encrypted(type), { algorithm: 'RS256' })).toThrow('is encrypted');
  });

  it.each(algorithms)('without printing the material of %s', (algorithm) => {
    const { privateJwk, privateKey: own } = formsOf(algorithm);
    const body = pem(own, 'pkcs8').split('\n')[1] ?? '';
    const attempts = [
      () => importPublicKey(privateJwk, { algorithm }),
      () => importPublicKey(pem(own, 'pkcs8'), { algorithm }),
      () => importPrivateKey({ ...privateJwk, d: `${privateJwk.d}=` }, { algorithm }),
      () => importPrivateKey(pem(own, 'pkcs8').replace('BEGIN', 'BEGIN\n'), { algorithm }),
    ];
    for (const attempt of attempts) {
      const shown = inspect(thrownBy(attempt), { depth: 9, showHidden: true });
      expect(shown).not.toContain(privateJwk.d);
      expect(shown).not.toContain(body);
    }
  });
});

describe('PEM of older forms', () => {
  it('PKCS#1 and SEC 1 are read', () => {
    const { privateKey, publicKey } = formsOf('RS256');
    const sec1 = pem(formsOf('ES256').privateKey, 'sec1');
    expect(importPublicKey(pem(publicKey, 'pkcs1'), { algorithm: 'RS256' }).type).toBe('public');
    expect(importPrivateKey(pem(privateKey, 'pkcs1'), { algorithm: 'RS256' }).type).toBe('private');
    expect(importPrivateKey(sec1, { algorithm: 'ES256' }).type).toBe('private');
  });
});

function formsOf(algorithm: AsymmetricAlgorithm) {
  const privateKey = fresh(algorithm);
  const publicKey = createPublicKey(privateKey);
  const privateJwk = privateKey.export({ format: 'jwk' }) as JsonWebKey & { kty: string; d: string };
  const ownJwk = publicKey.export({ format: 'jwk' }) as JsonWebKey & { kty: string };
  return { privateKey, publicKey, privateJwk, ownJwk };
}

function fresh(algorithm: AsymmetricAlgorithm) {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
}

function pem(key: ReturnType<typeof createPublicKey>, type: 'spki' | 'pkcs1' | 'pkcs8' | 'sec1'): string {
  return String(key.export({ format: 'pem', type } as { format: 'pem'; type: 'spki' }));
}

function thrownBy(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
}
