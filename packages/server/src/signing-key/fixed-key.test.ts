import { describe, expect, it } from 'vitest';
import { publicJwk } from '../token/jwk/public-jwk.ts';
import { testKeys } from '../token/test-keys.fixture.ts';
import { fixedSigningKey } from './fixed-key.ts';

describe('a fixed signing key', () => {
  const { signing } = testKeys.HS256;

  it('signs, and is all that verifies', async () => {
    const keys = fixedSigningKey(signing);
    expect(keys.signingKey()).toBe(signing);
    expect(keys.verifyingKeys()).toEqual([signing]);
    expect(keys.verifyingKeys()).toBe(keys.verifyingKeys());
    expect(keys.list()).toEqual([]);
    expect(await keys.lookUp('else')).toBe(false);
  });

  it('is not published as a secret, and by its public half as a pair', () => {
    expect(fixedSigningKey(signing).jwks()).toEqual({ keys: [] });
    expect(fixedSigningKey(testKeys.ES256.signing).jwks()).toEqual({
      keys: [publicJwk(testKeys.ES256.signing)],
    });
    expect(JSON.stringify(fixedSigningKey(testKeys.RS256.signing).jwks())).not.toContain('"d"');
  });

  it('says for how long its key set may be cached', () => {
    expect(fixedSigningKey(signing).jwksMaxAgeSeconds).toBe(300);
    expect(fixedSigningKey(signing, { jwksMaxAgeSeconds: 60 }).jwksMaxAgeSeconds).toBe(60);
  });

  it('neither rotates nor can be revoked', async () => {
    const keys = fixedSigningKey(signing);
    await expect(keys.rotate()).rejects.toThrow(/give another one/);
    await expect(keys.revoke('the HS256 key')).rejects.toThrow(TypeError);
  });

  it('is refused where it cannot sign, or is no key', () => {
    expect(() => fixedSigningKey(testKeys.ES256.verifying)).toThrow(/public key cannot sign/);
    expect(() => fixedSigningKey(testKeys.HS256 as unknown as typeof signing)).toThrow(TypeError);
  });
});
