import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { honestClaims, options } from '../forge-token.fixture.ts';
import { signJwt } from '../sign-jwt.ts';
import { testKeys } from '../test-keys.fixture.ts';
import { verifyJwt } from '../verify-jwt.ts';

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The one other signature that anybody can make of an ES256 signature: r and the order less s. */
function twinOf(token: string): string {
  const cut = token.lastIndexOf('.') + 1;
  const bytes = Buffer.from(token.slice(cut), 'base64url');
  const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const twin = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
  return token.slice(0, cut) + twin.toString('base64url');
}

it('either value of s makes the same token: its text is no identity, its jti is', () => {
  const { signing, verifying } = testKeys.ES256;
  const token = signJwt({ ...honestClaims, jti: 'j1' }, signing);
  expect(twinOf(token)).not.toBe(token);
  expect(verifyJwt(twinOf(token), verifying, options)).toEqual(verifyJwt(token, verifying, options));
});
