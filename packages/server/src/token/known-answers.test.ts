import { describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { importPrivateKey } from './import-private-key.ts';
import { importPublicKey } from './import-public-key.ts';
import { importSecretKey } from './import-secret-key.ts';
import { publicJwk } from './jwk/public-jwk.ts';
import { rfcExamples } from './rfc-examples.fixture.ts';
import { computeSignature, isSignatureValid } from './signature.ts';

const { HS256, RS256, ES256, EdDSA } = rfcExamples;
const { x } = EdDSA.jwk;
const { kty, crv, x: pointX, y } = ES256.jwk;
const { n, e } = RS256.jwk;

const verifying = {
  HS256: importSecretKey(HS256.jwk),
  RS256: importPublicKey({ kty: 'RSA', n, e }, { algorithm: 'RS256' }),
  ES256: importPublicKey({ kty, crv, x: pointX, y }, { algorithm: 'ES256' }),
  EdDSA: importPublicKey({ kty: 'OKP', crv: 'Ed25519', x }, { algorithm: 'EdDSA' }),
};
const signing = {
  HS256: verifying.HS256,
  RS256: importPrivateKey(RS256.jwk, { algorithm: 'RS256' }),
  ES256: importPrivateKey(ES256.jwk, { algorithm: 'ES256' }),
  EdDSA: importPrivateKey(EdDSA.jwk, { algorithm: 'EdDSA' }),
};

describe.each(['HS256', 'RS256', 'ES256', 'EdDSA'] as const)('the known answer of %s', (algorithm) => {
  const { signingInput, signature } = rfcExamples[algorithm];

  it('is accepted, and nothing but it', () => {
    expect(isSignatureValid(signingInput, signature, verifying[algorithm])).toBe(true);
    expect(isSignatureValid(`${signingInput}A`, signature, verifying[algorithm])).toBe(false);
    expect(isSignatureValid(signingInput, signature.slice(0, -4), verifying[algorithm])).toBe(false);
  });

  it('a private key verifies by its public half', () => {
    expect(isSignatureValid(signingInput, signature, signing[algorithm])).toBe(true);
  });
});

describe('the known answer is what is written', () => {
  it.each(['HS256', 'RS256', 'EdDSA'] as const)('by %s', (algorithm) => {
    const { signingInput, signature } = rfcExamples[algorithm];
    expect(computeSignature(signingInput, signing[algorithm])).toBe(signature);
  });

  it('but by ES256, which takes a random number for each', () => {
    const signatures = [1, 2].map(() => computeSignature(ES256.signingInput, signing.ES256));
    expect(new Set([ES256.signature, ...signatures]).size).toBe(3);
    for (const one of signatures)
      expect(isSignatureValid(ES256.signingInput, one, verifying.ES256)).toBe(true);
  });
});

it.each(['HS256', 'RS256', 'ES256'] as const)(
  'the token of %s reads as RFC 7515 appendix A says',
  (algorithm) => {
    const { signingInput, signature } = rfcExamples[algorithm];
    const decoded = decodeJwt(`${signingInput}.${signature}`);
    expect(decoded.header['alg']).toBe(algorithm);
    expect(decoded.claims).toEqual({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true });
  },
);

it('the thumbprint is that of RFC 8037 appendix A.3, and the same for both halves', () => {
  expect(verifying.EdDSA.kid).toBe(EdDSA.thumbprint);
  expect(publicJwk(signing.EdDSA)?.kid).toBe(EdDSA.thumbprint);
});
