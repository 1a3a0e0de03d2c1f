import { Buffer } from 'node:buffer';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { forge, key, options, refusalOf, seal, secret } from './forge-token.fixture.ts';
import { JwtKey } from './jwt-key.ts';
import { verifyJwt } from './verify-jwt.ts';

const honest = forge();
const cut = honest.lastIndexOf('.') + 1;
const signingInput = honest.slice(0, cut - 1);
const signature = Buffer.from(honest.slice(cut), 'base64url');
const withSignature = (bytes: Uint8Array) => `${signingInput}.${Buffer.from(bytes).toString('base64url')}`;

describe('a signature is exactly that of the key', () => {
  it.each([
    ['cut to 31 bytes', signature.subarray(0, 31)],
    ['cut to its first byte', signature.subarray(0, 1)],
    ['cut to half, as HS256-128 has it', signature.subarray(0, 16)],
    ['without its first byte', signature.subarray(1)],
    ['extended by a zero byte', Buffer.concat([signature, Buffer.alloc(1)])],
    ['repeated', Buffer.concat([signature, signature])],
    ['all zero', Buffer.alloc(32)],
    ['written as hex', Buffer.from(signature.toString('hex'))],
    ['encoded twice', Buffer.from(signature.toString('base64url'))],
    ['that of HS384', createHmac('sha384', secret).update(signingInput).digest()],
  ])('not %s', (_, bytes) => {
    expect(refusalOf(withSignature(bytes))).toMatchObject({
      code: 'signature_invalid',
      message: 'Signature verification failed',
    });
  });

  it('not with any single bit changed', () => {
    for (let bit = 0; bit < 256; bit++) {
      const changed = Buffer.from(signature);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(refusalOf(withSignature(changed)).code).toBe('signature_invalid');
    }
  });

  it('not that of another token', () => {
    const other = forge({ payload: { sub: '2' } });
    expect(refusalOf(signingInput + other.slice(other.lastIndexOf('.'))).code).toBe('signature_invalid');
  });

  it('not when header or payload are those of another token', () => {
    const [, payload, mac] = honest.split('.') as [string, string, string];
    const lower = Buffer.from('{"typ":"at+jwt","alg":"HS256"}').toString('base64url');
    expect(refusalOf(`${lower}.${payload}.${mac}`).code).toBe('signature_invalid');
  });
});

describe('an HMAC made with a public key, in any of its encodings, is refused', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
  it.each([
    ['PEM', pem],
    ['PEM without the last newline', pem.trimEnd()],
    ['PEM with white space', ` ${pem.replaceAll('\n', '\r\n')} `],
    ['PKCS#1 PEM', String(publicKey.export({ format: 'pem', type: 'pkcs1' }))],
    ['DER', publicKey.export({ format: 'der', type: 'spki' })],
    ['JWK JSON', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['an empty secret', ''],
  ])('%s', (_, publicText) => {
    expect(refusalOf(forge({ secret: publicText })).code).toBe('signature_invalid');
  });
});

describe('the payload is nobody’s business before the signature is verified', () => {
  it.each([
    ['text that is no JSON', 'not JSON'],
    ['a repeated name', '{"a":1,"a":1}'],
    ['endless levels', '['.repeat(3000)],
    ['an expired token', '{"exp":0}'],
  ])('%s is refused for the signature alone', (_, payload) => {
    expect(refusalOf(forge({ payload, secret: 'not the secret' })).code).toBe('signature_invalid');
  });
});

describe('only an imported key verifies', () => {
  it.each([
    ['a look-alike', { algorithm: 'HS256', kid: undefined }],
    ['a copy', Object.assign({}, key)],
    ['a heir', Object.create(key) as object],
    ['a bare prototype', Object.create(JwtKey.prototype) as object],
    ['the secret itself', secret],
    ['nothing', undefined],
    ['null', null],
  ])('not %s', (_, impostor) => {
    expect(() => verifyJwt(seal(signingInput), impostor as JwtKey, options)).toThrow(TypeError);
  });
});
