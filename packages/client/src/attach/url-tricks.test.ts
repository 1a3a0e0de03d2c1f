import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUrlPolicy } from './url-policy.ts';

const page = 'https://app.example.com/shop/';
const policy = createUrlPolicy(['https://api.example.com/v1', 'http://localhost:5000'], () => page);

/** What is right, more often than not, or one of the tricks. */
const mostly = (right: string, ...tricks: string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(right) },
    { weight: 2, arbitrary: fc.constantFrom(...tricks) },
  );
const scheme = mostly('https:', 'http:', 'HTTPS:', 'ftp:', 'ws:', 'javascript:', 'data:', 'blob:https:', '');
const slashes = mostly('//', '//', '/', '\\\\', '/\\', '\\/', '///', '', '/\t/', '\n//');
const user = mostly(
  '',
  '',
  '',
  'api.example.com@',
  'api.example.com:443@',
  'u:p@',
  '@',
  'api.example.com%40',
  '\\@',
);
const host = mostly(
  'api.example.com',
  'api.example.com',
  'evil.test',
  'api.example.com.evil.test',
  'evil-api.example.com',
  'api.example.com.',
  'аpi.example.com',
  'api。example。com',
  'API.EXAMPLE.COM',
  'localhost',
  'localhost.evil.test',
  '127.0.0.1',
  '[::1]',
  '0',
);
const port = mostly('', '', '', ':443', ':80', ':5000', ':8443', ':0', ':', ':x');
const segment = mostly(
  'v1',
  'v1',
  'v1x',
  'V1',
  'v2',
  '',
  '.',
  '..',
  '%2e%2e',
  '.%2E',
  '%252e%252e',
  '..%2f',
  '..%5c',
  '..;',
  '%76%31',
  'x',
  'v1%00',
  '..%c0%af',
);
const separator = mostly('/', '/', '/', '\\', '//', '%2f', '%5C');
const path = fc.array(fc.tuple(separator, segment), { maxLength: 5 }).map((pieces) => pieces.flat().join(''));
const tail = mostly('', '?x=https://api.example.com/v1/', '#/v1/', '?/../../v1/', ';x');
const url = fc.tuple(scheme, slashes, user, host, port, path, tail).map((pieces) => pieces.join(''));

/** How careless servers read a path: once more, and again. */
function* readings(pathname: string): Generator<string> {
  let text = pathname;
  for (let round = 0; round < 4; round++) {
    yield new URL(text.replaceAll('\\', '/').replaceAll(/;[^/]*/g, ''), 'https://x.test').pathname;
    text = text.replaceAll(/%([0-9a-f]{2})/gi, (_escape, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }
}

it('allows nothing but what is, for every reader, at the place that was configured', () => {
  let allowed = 0;
  fc.assert(
    fc.property(url, (text) => {
      if (!policy(text, 'GET')) return;
      allowed += 1;
      const { origin, pathname, username, password } = new URL(text, page);
      expect(username + password).toBe('');
      if (origin === 'http://localhost:5000') return;
      expect(origin).toBe('https://api.example.com');
      for (const reading of readings(pathname)) expect(`${reading}/`).toMatch(/^\/v1\//);
    }),
    { numRuns: 20_000, seed: 20_261_124 },
  );
  expect(allowed).toBeGreaterThan(100);
});

it('reads text the same way as the request that is then made of it', () => {
  fc.assert(
    fc.property(url, (text) => {
      fc.pre(URL.canParse(text, page));
      const parsed = new URL(text, page);
      expect(policy(parsed, 'GET')).toBe(policy(text, 'GET'));
    }),
    { numRuns: 5_000, seed: 20_261_124 },
  );
});

it('allows only the methods that an entry names', () => {
  const reading = createUrlPolicy([{ url: 'https://api.example.com', methods: ['get', 'HEAD'] }]);
  expect(reading('https://api.example.com/x', 'GET')).toBe(true);
  expect(reading('https://api.example.com/x', 'head')).toBe(true);
  expect(reading('https://api.example.com/x', 'POST')).toBe(false);
  expect(reading('https://evil.test/x', 'GET')).toBe(false);
});
