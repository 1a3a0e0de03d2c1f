import { describe, expect, it } from 'vitest';
import { parseEntry, urlOf } from './parse-entry.ts';

describe('an entry of the configuration', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com:443/', 'https://api.example.com'],
    ['https://api.example.com:8443/api/v1/', 'https://api.example.com:8443/api/v1'],
    ['http://localhost:5000', 'http://localhost:5000'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
    ['http://127.8.9.1', 'http://127.8.9.1'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['HTTPS://API.example.com/@scope', 'https://api.example.com/@scope'],
  ])('%s means %s', (entry, meaning) => {
    expect(urlOf(parseEntry(entry, 'attachTo'))).toBe(meaning);
  });

  it('may be a URL object', () => {
    expect(urlOf(parseEntry(new URL('https://api.example.com/api/'), 'serverUrl'))).toBe(
      'https://api.example.com/api',
    );
  });

  it.each([
    ['', 'is no absolute URL; write it like https://api.example.com'],
    ['/api', 'is no absolute URL'],
    ['api.example.com', 'is no absolute URL'],
    ['//api.example.com', 'is no absolute URL'],
    ['localhost:5000', 'use https, or http on localhost'],
    ['http://api.example.com', 'use https, or http on localhost'],
    ['http://127.0.0.1.evil.test', 'use https'],
    ['http://localhost.evil.test', 'use https'],
    ['http://localhost.', 'use https'],
    ['http://192.168.1.5', 'use https'],
    ['http://0.0.0.0:5000', 'use https'],
    ['http://[::ffff:127.0.0.1]', 'use https'],
    ['blob:https://api.example.com/0d5f', 'use https'],
    ['https://*.example.com', 'has a wildcard; name each origin by itself'],
    ['https://api.example.com/?x=1', 'has a query or a fragment'],
    ['https://api.example.com/#', 'has a query or a fragment'],
    ['https://api.example.com/api/../', 'write the path plainly'],
    ['https://api.example.com/%2e%2e/', 'write the path plainly'],
    ['https:\\\\api.example.com', 'write the path plainly'],
    [' https://api.example.com', 'write the path plainly'],
    ['\u0000https://api.example.com', 'write the path plainly'],
    ['https://api.example.com/a\u0001', 'write the path plainly'],
    ['https://api.example.com/api//v1', 'write the path plainly'],
    ['https://api.example.com//', 'write the path plainly'],
    ['*', 'has a wildcard'],
    ['https://api.example.com:*', 'has a wildcard'],
    ['https://api.example.com/*', 'has a wildcard'],
    ['http://127.1', 'has a host that is read as 127.0.0.1; write it so'],
    ['http://2130706433', 'read as 127.0.0.1'],
    ['http://0x7f000001:5000', 'read as 127.0.0.1'],
    ['http://0177.0.0.1', 'read as 127.0.0.1'],
    ['http://[0:0:0:0:0:0:0:1]', 'read as [::1]'],
    ['https://ａpi.example.com', 'read as api.example.com'],
    ['https://api\u00ad.example.com', 'read as api.example.com'],
    ['https:api.example.com', 'is no absolute URL; write it like'],
    ['https:/api.example.com', 'is no absolute URL'],
    ['https:///api.example.com', 'is no absolute URL'],
    ['https://api.example.com:', 'is no absolute URL'],
  ])('refuses %j and says how to mend it', (entry, message) => {
    expect(() => parseEntry(entry, 'attachTo')).toThrow(TypeError);
    expect(() => parseEntry(entry, 'attachTo')).toThrow(`attachTo: ${JSON.stringify(entry)} `);
    expect(() => parseEntry(entry, 'attachTo')).toThrow(message);
  });

  it.each(['https://@api.example.com', 'https://:@api.example.com', 'https:\\\\@api.example.com'])(
    'refuses %j, whose username is empty',
    (entry) => {
      expect(() => parseEntry(entry, 'attachTo')).toThrow('an entry holds a username or a password');
    },
  );

  it.each(['https://user:marked@api.example.com', 'http://user:marked@:port'])(
    'never quotes a password',
    (entry) => {
      expect(() => parseEntry(entry, 'attachTo')).toThrow(/^attachTo: an entry (?!.*marked)/);
    },
  );
});
