import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { decodeJwt } from './decode-jwt.ts';
import { forge, honestClaims, honestHeader, rawClaims, refusalOf, seal } from './forge-token.fixture.ts';

const honest = forge();
const [header, payload, signature] = honest.split('.') as [string, string, string];
const encode = (text: string | Uint8Array) => Buffer.from(text as Uint8Array).toString('base64url');

/** Refused for its form by the verifier, and by the decoder too: both read tokens equally strictly. */
function expectMalformed(token: unknown) {
  expect(refusalOf(token).code).toBe('token_malformed');
  expect(() => decodeJwt(token as string)).toThrow(LatchkeyError);
}

describe('a token has exactly three parts', () => {
  it.each([
    ['one', header],
    ['two', `${header}.${payload}`],
    ['four', `${honest}.${signature}`],
    ['five, as a JWE has', `${header}...${payload}.${signature}`],
    ['none', ''],
    ['only dots', '..'],
    ['an empty header', `.${payload}.${signature}`],
    ['an empty payload', seal(`${header}.`)],
    ['an empty signature', `${header}.${payload}.`],
    ['a dot in front', `.${honest}`],
    ['a dot at the end', `${honest}.`],
    ['a JSON serialization', JSON.stringify({ protected: header, payload, signature })],
  ])('%s', (_, token) => expectMalformed(token));
});

describe('a token is a string', () => {
  it.each([[undefined], [null], [7], [{}], [[honest]], [Buffer.from(honest)], [new String(honest)]])(
    'not %o',
    (token) => expectMalformed(token),
  );
});

describe('a part is canonical base64url', () => {
  const splices: [string, (part: string) => string][] = [
    ['padding', (part) => `${part}=`],
    ['double padding', (part) => `${part}==`],
    ['a plus sign', (part) => `+${part.slice(1)}`],
    ['a slash', (part) => `${part.slice(0, 4)}/${part.slice(5)}`],
    ['a space in front', (part) => ` ${part}`],
    ['a space at the end', (part) => `${part} `],
    ['a newline in the middle', (part) => `${part.slice(0, 8)}\n${part.slice(8)}`],
    ['a newline at the end', (part) => `${part}\n`],
    ['a carriage return', (part) => `${part}\r\n`],
    ['a tab', (part) => `\t${part}`],
    ['a NUL', (part) => `${part}\0`],
    ['a percent escape', (part) => `%${part.slice(1)}`],
    ['a letter that looks alike', (part) => `\u0435${part.slice(1)}`],
    ['a fullwidth letter', (part) => `\uff41${part.slice(1)}`],
    ['a character whose low byte is a letter', (part) => `\u0165${part.slice(1)}`],
    ['half a surrogate pair', (part) => `\ud800${part.slice(1)}`],
    ['an impossible length', (part) => part + 'A'.repeat((5 - (part.length % 4)) % 4)],
  ];
  it.each(splices)('%s in the header is refused', (_, splice) =>
    expectMalformed(seal(`${splice(header)}.${payload}`)),
  );
  it.each(splices)('%s in the payload is refused', (_, splice) =>
    expectMalformed(seal(`${header}.${splice(payload)}`)),
  );
  it.each(splices)('%s in the signature is refused', (_, splice) =>
    expectMalformed(`${header}.${payload}.${splice(signature)}`),
  );

  it.each(['B', 'C', 'D'])('unused bits of the signature are zero, not those of %s', (last) => {
    const zero = 'AEIMQUYcgkosw048';
    const at = zero.indexOf(signature.slice(-1));
    expect(at).toBeGreaterThanOrEqual(0);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = signature.slice(0, -1) + alphabet.charAt(at * 4 + 'ABCD'.indexOf(last));
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    expectMalformed(`${header}.${payload}.${twin}`);
  });

  it('unused bits of the payload are zero', () => {
    const text = JSON.stringify(honestClaims);
    // One byte beyond a multiple of three leaves four unused bits in the last character.
    const loose = encode(text + ' '.repeat((4 - (text.length % 3)) % 3));
    const twin = loose.slice(0, -1) + String.fromCharCode(loose.charCodeAt(loose.length - 1) + 1);
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(loose, 'base64url'));
    expect(decodeJwt(seal(`${header}.${loose}`)).claims).toEqual(honestClaims);
    expectMalformed(seal(`${header}.${twin}`));
  });
});

describe.each(['header', 'payload'] as const)('the %s is strict JSON', (part) => {
  const right = JSON.stringify(part === 'header' ? honestHeader : honestClaims);
  const open = right.slice(0, -1);
  it.each<[string, string | Uint8Array]>([
    ['an array', `[${right}]`],
    ['null', 'null'],
    ['a string', '"x"'],
    ['a number', '7'],
    ['true', 'true'],
    ['white space', ' '],
    ['text cut short', open],
    ['text after the object', `${right}x`],
    ['a byte order mark', `\ufeff${right}`],
    ['invalid UTF-8', Buffer.concat([Buffer.from(`${open},"x":"`), Uint8Array.of(0xff), Buffer.from('"}')])],
    [
      'overlong UTF-8',
      Buffer.concat([Buffer.from(`${open},"x":"`), Uint8Array.of(0xc0, 0x80), Buffer.from('"}')]),
    ],
    ['UTF-16', Buffer.from(right, 'utf16le')],
    ['half a surrogate pair', `${open},"x":"\\udfff"}`],
    ['a repeated name', `${open},"x":1,"x":2}`],
    ['a name repeated with an escape', `${open},"x":1,"\\u0078":2}`],
    ['a name repeated deep down', `${open},"x":[{"y":1,"y":1}]}`],
    ['a member called __proto__', `${open},"__proto__":{"polluted":true}}`],
    ['a member called __proto__, escaped', `${open},"\\u005f_proto__":{"polluted":true}}`],
    ['a member called __proto__ deep down', `${open},"x":[{"__proto__":{"polluted":true}}]}`],
    ['33 levels', `${open},"x":${'['.repeat(32)}${']'.repeat(32)}}`],
    ['endless levels', `${open},"x":${'['.repeat(2000)}`],
  ])('%s is refused', (_, text) => {
    expectMalformed(forge({ [part]: text }));
    expect('polluted' in {}).toBe(false);
  });
});

describe('registered names are not repeated', () => {
  it.each(['alg', 'typ', '\\u0061lg'])('%s in the header', (name) => {
    expectMalformed(forge({ header: `{"${name}":"none","alg":"HS256","typ":"at+jwt"}` }));
  });

  it.each(Object.keys(honestClaims))('%s in the payload', (name) => {
    const value = JSON.stringify(honestClaims[name as keyof typeof honestClaims]);
    expectMalformed(forge({ payload: rawClaims({ [name]: `${value},"${name}":${value}` }) }));
  });
});

describe('messages name the rule and quote nothing', () => {
  it.each([
    ['Token must have exactly three parts', 'marked.marked'],
    ['Token must have exactly three parts', `${honest}.marked`],
    ['Token is longer than 8192 characters', 'marked'.repeat(2000)],
    ['Token header is not canonical base64url', 'marked=.e30.e30'],
    ['Token header must be a JSON object', seal(`${encode('"marked"')}.e30`)],
    ['Token payload is refused: Not valid JSON', forge({ payload: 'marked' })],
    [
      'Token payload is refused: A member name occurs twice in one JSON object',
      forge({ payload: '{"marked":1,"marked":1}' }),
    ],
  ])('%s', (message, token) => {
    expect(refusalOf(token).message).toBe(message);
  });
});
