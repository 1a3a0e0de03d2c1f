import { describe, expect, it } from 'vitest';
import { passesCsrfRule } from './passes-csrf-rule.ts';

const own = 'https://auth.test';
const trusted = new Set([own, 'https://allowed.test', 'http://localhost:4200']);
const csrf = ['X-Latchkey-Csrf', '1'];

describe('the csrf rule', () => {
  it.each<[string, string[]]>([
    ['the server’s own origin', [...csrf, 'Origin', own]],
    ['a listed origin', [...csrf, 'Origin', 'https://allowed.test']],
    ['a listed origin with a port', [...csrf, 'Origin', 'http://localhost:4200']],
    [
      'a listed origin of another site, as the browser says',
      [...csrf, 'Origin', own, 'Sec-Fetch-Site', 'same-site'],
    ],
    ['no origin, and a browser that says same-origin', [...csrf, 'Sec-Fetch-Site', 'same-origin']],
    ['no browser at all', csrf],
    ['names of headers in any case', ['x-latchkey-csrf', '1', 'oRIGIN', own]],
  ])('holds for %s', (_case, headers) => {
    expect(passesCsrfRule(headers, trusted)).toBe(true);
  });

  it.each<[string, string[]]>([
    ['no header of ours', ['Origin', own]],
    ['our header with another value', ['X-Latchkey-Csrf', 'true', 'Origin', own]],
    ['our header, empty', ['X-Latchkey-Csrf', '', 'Origin', own]],
    ['our header twice', [...csrf, ...csrf, 'Origin', own]],
    ['our header as a value', ['X-Other', 'X-Latchkey-Csrf', 'Origin', own]],
    ['the origin null', [...csrf, 'Origin', 'null']],
    ['an empty origin', [...csrf, 'Origin', '']],
    ['an origin that ends like a listed one', [...csrf, 'Origin', 'https://evil-allowed.test']],
    ['an origin that begins like a listed one', [...csrf, 'Origin', 'https://allowed.test.evil']],
    ['a subdomain', [...csrf, 'Origin', 'https://sub.allowed.test']],
    ['upper case', [...csrf, 'Origin', 'HTTPS://AUTH.TEST']],
    ['a slash at the end', [...csrf, 'Origin', `${own}/`]],
    ['a path', [...csrf, 'Origin', `${own}/app`]],
    ['another scheme', [...csrf, 'Origin', 'http://auth.test']],
    ['another port', [...csrf, 'Origin', 'http://localhost:4201']],
    ['no port', [...csrf, 'Origin', 'http://localhost']],
    ['the default port, spelled out', [...csrf, 'Origin', `${own}:443`]],
    ['credentials before the host', [...csrf, 'Origin', 'https://auth.test@evil.test']],
    ['white space around', [...csrf, 'Origin', ` ${own}`]],
    ['two origins in one header', [...csrf, 'Origin', `${own} https://evil.test`]],
    ['two origins in one list', [...csrf, 'Origin', `${own}, ${own}`]],
    ['two Origin headers, the first good', [...csrf, 'Origin', own, 'Origin', 'https://evil.test']],
    ['two Origin headers, the second good', [...csrf, 'Origin', 'https://evil.test', 'Origin', own]],
    [
      'a bad origin from the same origin',
      [...csrf, 'Origin', 'https://evil.test', 'Sec-Fetch-Site', 'same-origin'],
    ],
    ['no origin, cross-site', [...csrf, 'Sec-Fetch-Site', 'cross-site']],
    ['no origin, same-site', [...csrf, 'Sec-Fetch-Site', 'same-site']],
    ['no origin, typed by hand', [...csrf, 'Sec-Fetch-Site', 'none']],
    ['no origin, Same-Origin', [...csrf, 'Sec-Fetch-Site', 'Same-Origin']],
    ['no origin, two sites', [...csrf, 'Sec-Fetch-Site', 'same-origin', 'Sec-Fetch-Site', 'cross-site']],
    ['nothing', []],
  ])('does not hold for %s', (_case, headers) => {
    expect(passesCsrfRule(headers, trusted)).toBe(false);
  });
});
