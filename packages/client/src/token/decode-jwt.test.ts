import { describe, expect, it } from 'vitest';
import { base64Url, craftToken } from './craft-token.fixture.ts';
import { decodeJwt } from './decode-jwt.ts';
import { MalformedTokenError } from './malformed-token-error.ts';

function faultOf(token: unknown): Error {
  try {
    decodeJwt(token as string);
  } catch (fault) {
    return fault as Error;
  }
  throw new Error('The token was accepted.');
}

describe('decodeJwt', () => {
  it('reads the header and the claims', () => {
    const { header, claims } = decodeJwt(craftToken({ sub: '1', exp: 2 }, { alg: 'HS256', kid: 'a' }));
    expect(header).toEqual({ alg: 'HS256', kid: 'a' });
    expect(claims).toEqual({ sub: '1', exp: 2 });
  });

  it('reads claims beyond ASCII and base64url characters beyond base64', () => {
    const claims = { name: 'Žofia Ångström 山田 👩‍🚀', other: '>>>???' };
    expect(decodeJwt(craftToken(claims)).claims).toEqual(claims);
  });

  it('does not verify: a token without a signature decodes', () => {
    expect(decodeJwt('eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.').claims).toEqual({ sub: '1' });
  });

  it('freezes what it returns, inside too', () => {
    const { claims } = decodeJwt(craftToken({ roles: ['reader'] }));
    expect(Object.isFrozen(claims)).toBe(true);
    expect(Object.isFrozen(claims['roles'])).toBe(true);
  });

  it('keeps a claim named __proto__ a mere claim', () => {
    const { claims } = decodeJwt(craftToken('{"__proto__":{"admin":true}}'));
    expect((claims as { admin?: boolean }).admin).toBeUndefined();
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  const good = craftToken({ sub: '1' });
  const [header = '', claims = '', signature = ''] = good.split('.');
  it.each<[string, unknown, string]>([
    ['no string', 7, 'is three parts joined by dots; this has 0'],
    ['nothing', '', 'three parts'],
    ['two parts', `${header}.${claims}`, 'three parts joined by dots; this has 2'],
    ['four parts', `${good}.x`, 'three parts joined by dots; this has 4'],
    ['an empty claims part', `${header}..${signature}`, 'claims part is no JSON object in UTF-8'],
    ['padding', `${header}.${claims}=.${signature}`, 'claims part is not canonical base64url'],
    ['base64 characters', `${header}.ab+/.${signature}`, 'claims part is not canonical base64url'],
    ['a newline at the end', `${good}\n`, 'signature part is not canonical base64url'],
    ['an impossible length', `${header}.abcde.${signature}`, 'claims part is not canonical base64url'],
    ['unused bits', `${header}.e31.${signature}`, 'claims part is not canonical base64url'],
    [
      'invalid UTF-8',
      `${header}.${base64Url(Uint8Array.of(0xc3, 0x28))}.${signature}`,
      'claims part is no JSON object in UTF-8',
    ],
    ['a byte order mark', craftToken('\uFEFF{}'), 'claims part is no JSON object in UTF-8'],
    ['no JSON', craftToken('{sub:1}'), 'claims part is no JSON object in UTF-8'],
    ['an array', craftToken([]), 'claims part is no JSON object in UTF-8'],
    ['null', craftToken(null), 'claims part is no JSON object in UTF-8'],
    ['a header that is a string', craftToken({}, '"x"'), 'header part is no JSON object in UTF-8'],
  ])('refuses %s and says so', (_name, token, message) => {
    expect(faultOf(token)).toBeInstanceOf(MalformedTokenError);
    expect(faultOf(token).message).toContain(message);
  });

  it('never quotes the token', () => {
    const fault = faultOf(craftToken('{"secret":marked-value}'));
    expect(fault).toBeInstanceOf(TypeError);
    expect(`${fault.stack} ${String(fault.cause)}`).not.toMatch(/marked-value|eyJ/);
  });
});
