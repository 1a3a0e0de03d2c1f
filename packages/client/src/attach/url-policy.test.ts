import { describe, expect, it } from 'vitest';
import { createUrlPolicy } from './url-policy.ts';

const page = () => 'https://app.example.com/shop/cart';

describe('a policy of one origin', () => {
  const policy = createUrlPolicy(['https://api.example.com'], page);

  it.each([
    'https://api.example.com',
    'https://api.example.com/',
    'https://API.example.com:443/any/path?query=https://evil.test#fragment',
    'HTTPS://api.example.com/%2e%2e/x',
    '//api.example.com/protected',
    'https:\\\\api.example.com\\protected',
  ])('allows %s', (url) => {
    expect(policy(url, 'GET')).toBe(true);
  });

  it.each([
    ['a relative URL, which is the page’s own', '/protected'],
    ['an empty URL', ''],
    ['another host by //', '//evil.test/api.example.com'],
    ['another host by a backslash', '/\\evil.test'],
    ['another host by a tab within', '/\t/evil.test'],
    ['a host that begins alike', 'https://api.example.com.evil.test/'],
    ['a host that ends alike', 'https://evilapi.example.com/'],
    ['a subdomain', 'https://x.api.example.com/'],
    ['the parent domain', 'https://example.com/'],
    ['the host as a username', 'https://api.example.com@evil.test/'],
    ['the host as a username and password', 'https://api.example.com:443@evil.test/'],
    ['the host before a backslash and @', 'https://evil.test\\@api.example.com/'],
    ['a username at the right host', 'https://user@api.example.com/'],
    ['a password at the right host', 'https://:secret@api.example.com/'],
    ['another port', 'https://api.example.com:8443/'],
    ['http', 'http://api.example.com/'],
    ['http on the https port', 'http://api.example.com:443/'],
    ['a web socket', 'wss://api.example.com/'],
    ['ftp', 'ftp://api.example.com/'],
    ['a blob of that origin', 'blob:https://api.example.com/0d5f'],
    ['a script', 'javascript://api.example.com/%0aalert(1)'],
    ['a trailing dot', 'https://api.example.com./'],
    ['a Cyrillic twin', 'https://аpi.example.com/'],
    ['that twin in punycode', 'https://xn--pi-7kc.example.com/'],
    ['no URL', 'https://'],
    ['no port', 'https://api.example.com:port/'],
  ])('refuses %s', (_name, url) => {
    expect(policy(url, 'GET')).toBe(false);
  });

  it('takes URL objects', () => {
    expect(policy(new URL('https://api.example.com/x'), 'GET')).toBe(true);
    expect(policy(new URL('https://evil.test/x'), 'GET')).toBe(false);
  });
});

describe('a policy with a path prefix', () => {
  const policy = createUrlPolicy(['https://api.example.com/api/v1/']);
  const origin = 'https://api.example.com';

  it.each([
    '/api/v1',
    '/api/v1/',
    '/api/v1/users?x=/../..',
    '/api/v1/a/../b',
    '/x/../api/v1/b',
    '/api/v1/b/%252',
    '/api/v1/100%25',
    '/api/v1/report%2epdf',
    '/api/v1/.well-known',
    '/api/v1/caf%C3%A9%20%E2%82%AC/%F0%9F%94%91',
  ])('allows %s', (path) => {
    expect(policy(origin + path, 'GET')).toBe(true);
  });

  it.each([
    '',
    '/',
    '/api',
    '/apix/v1',
    '/api/v1x',
    '/api/v10/users',
    '/API/v1/users',
    '//api/v1/users',
    '/api//v1/users',
    '/api/v1/../users',
    '/api/v1/./../../users',
    '/api/v1/%2e%2e/users',
    '/api/v1/.%2E/users',
    '/api/v1\\..\\users',
    '/api%2fv1/users',
    '/api/v1/a%2fb',
    // Honest perhaps, and read in more than one way.
    '/api/v1/100%',
    '/api/v1/a%252520b',
    '/api/v1/..%2fusers',
    '/api/v1/%2e%2e%2fusers',
    '/api/v1/..%5cusers',
    '/api/v1/%252e%252e/users',
    '/api/v1/%25252e%25252e%25252fusers',
    '/api/v1/..;/users',
    '/api/v1/.;x=y/users',
    '/api/v1/..%3b/users',
    '/api/v1/..%3Bx=y/users',
    '/api/v1/%25252e%25252e',
    '/api/v1/%252%65%252%65/users',
    '/api/v1/%25%32%65%25%32%65%25%32%66users',
    '/api/v1/%%32%65%%32%65%%32%66users',
    '/api/v1/a%%35cb',
    '/api/v1/%u002e%u002e%u002fusers',
    '/api/v1/..%00/users',
    '/api/v1/..%09',
    '/api/v1/.%0d./users',
    '/api/v1/..%7f/users',
    '/api/v1/..%20',
    '/api/v1/..%20/users',
    '/api/v1/..%23',
    '/api/v1/..%3f/users',
    '/api/v1/%c0%ae%c0%ae%c0%afusers',
    '/api/v1/%25c0%25ae%25c0%25ae/users',
    '/api/v1/%e0%80%ae%e0%80%ae/users',
    '/api/v1/%F0%80%80%AE./users',
    `/api/v1/%${'25'.repeat(40)}2e/users`,
    '/%61pi/v1/users',
  ])('refuses %s', (path) => {
    expect(policy(origin + path, 'GET')).toBe(false);
  });
});

describe('relative URLs', () => {
  const policy = createUrlPolicy(['https://app.example.com/shop'], page);

  it('are read against the page, as fetch reads them', () => {
    expect(policy('orders', 'GET')).toBe(true);
    expect(policy('/shop/orders', 'GET')).toBe(true);
    expect(policy('../admin', 'GET')).toBe(false);
  });

  it('are refused where there is no page', () => {
    expect(createUrlPolicy(['https://app.example.com/shop'])('/shop/orders', 'GET')).toBe(false);
  });
});

it('allows what any of its entries allows, and nothing without entries', () => {
  const both = createUrlPolicy(['https://a.example.com', 'http://127.0.0.1:5000/api']);
  expect(both('https://a.example.com/x', 'GET')).toBe(true);
  expect(both('http://127.0.0.1:5000/api/x', 'GET')).toBe(true);
  expect(both('http://127.0.0.1:5000/x', 'GET')).toBe(false);
  expect(both('http://localhost:5000/api/x', 'GET')).toBe(false);
  expect(createUrlPolicy([])('https://a.example.com/', 'GET')).toBe(false);
});
