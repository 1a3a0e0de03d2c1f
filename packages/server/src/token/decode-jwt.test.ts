import { expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { forge } from './forge-token.fixture.ts';

it('decodeJwt reads a token whatever its signature, type, algorithm and time', () => {
  const token = forge({ header: { alg: 'none', typ: 7 }, payload: { exp: 'x' }, secret: 'not the secret' });
  expect(decodeJwt(token)).toEqual({ header: { alg: 'none', typ: 7 }, claims: { exp: 'x' } });
});

it('decodeJwt freezes what it returns', () => {
  const decoded = decodeJwt(forge({ payload: { a: [{}] } }));
  const [inner] = decoded.claims['a'] as [object];
  for (const part of [decoded, decoded.header, decoded.claims, inner])
    expect(Object.isFrozen(part)).toBe(true);
});
