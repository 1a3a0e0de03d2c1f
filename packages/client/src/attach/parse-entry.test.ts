import { describe, expect, it } from 'vitest';
import { parseEntry, urlOf } from './parse-entry.ts';

describe('an entry of the configuration', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/', 'https://api.example.com'],
    ['https://api.example.com:8443/api/v1/', 'https://api.example.com:8443/api/v1'],
    ['http://localhost:5000', 'http://localhost:5000'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
    ['http://127.8.9.1', 'http://127.8.9.1'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
    ['https://api.example.com/@scope', 'https://api.example.com/@scope'],
  ])('%s means %s', (entry, meaning) => {
    expect(urlOf(parseEntry(entry, 'attachTo'))).toBe(meaning);
  });

  it('may be a URL object', () => {
    expect(urlOf(parseEntry(new URL('https://api.example.com/api/'), 'serverUrl'))).toBe(
      'https://api.example.com/api',
    );
  });

  it.each([
    ['', 'is no absolute URL like https://api.example.com'],
    ['/api', 'is no absolute URL'],
    ['api.example.com', 'is no absolute URL'],
    ['//api.example.com', 'is no absolute URL'],
    ['localhost:5000', 'must use https, or http on localhost'],
    ['http://api.example.com', 'must use https, or http on localhost'],
    ['http://127.0.0.1.evil.test', 'must use https'],
    ['http://localhost.evil.test', 'must use https'],
    ['http://localhost.', 'must use https'],
    ['http://192.168.1.5', 'must use https'],
    ['http://0.0.0.0:5000', 'must use https'],
    ['http://[::ffff:127.0.0.1]', 'must use https'],
    ['blob:https://api.example.com/0d5f', 'must use https'],
    ['https://*.example.com', 'has a wildcard, an escape or an empty segment'],
    ['https://api.example.com/?x=1', 'must be written as https://api.example.com/'],
    ['https://api.example.com/#', 'must be written as https://api.example.com/'],
    ['https://api.example.com/api/../', 'must be written as https://api.example.com/'],
    ['https://api.example.com/%2e%2e/', 'an escape'],
    ['https:\\\\api.example.com', 'must be written as https://api.example.com/'],
    [' https://api.example.com', 'must be written as https://api.example.com/'],
    ['\u0000https://api.example.com', 'must be written as https://api.example.com/'],
    ['https://api.example.com/a\u0001', 'must be written as https://api.example.com/'],
    ['https://api.example.com/api//v1', 'an empty segment'],
    ['https://api.example.com//', 'an empty segment'],
    ['*', 'is no absolute URL'],
    ['https://api.example.com:*', 'is no absolute URL'],
    ['https://api.example.com/*', 'has a wildcard'],
    ['http://127.1', 'must be written as http://127.0.0.1/'],
    ['http://2130706433', 'must be written as http://127.0.0.1'],
    ['http://0x7f000001:5000', 'must be written as http://127.0.0.1'],
    ['http://0177.0.0.1', 'must be written as http://127.0.0.1'],
    ['http://[0:0:0:0:0:0:0:1]', 'must be written as http://[::1]'],
    ['https://ａpi.example.com', 'must be written as https://api.example.com'],
    ['https://api\u00ad.example.com', 'must be written as https://api.example.com'],
    ['https://api.example.com:443', 'must be written as https://api.example.com/'],
    ['HTTPS://API.example.com', 'must be written as https://api.example.com/'],
    ['https://bücher.example', 'must be written as https://xn--bcher-kva.example/'],
    ['https:api.example.com', 'must be written as https://api.example.com/'],
    ['https:/api.example.com', 'must be written as https://api.example.com/'],
    ['https:///api.example.com', 'an empty segment'],
    ['https://api.example.com:', 'must be written as https://api.example.com/'],
  ])('refuses %j and says how to mend it', (entry, message) => {
    expect(() => parseEntry(entry, 'attachTo')).toThrow(TypeError);
    expect(() => parseEntry(entry, 'attachTo')).toThrow(`attachTo: ${JSON.stringify(entry)} `);
    expect(() => parseEntry(entry, 'attachTo')).toThrow(message);
  });

  it.each(['https://@api.example.com', 'https://:@api.example.com', 'https:\\\\@api.example.com'])(
    'refuses %j, whose username is empty',
    (entry) => {
      expect(() => parseEntry(entry, 'attachTo')).toThrow(/^attachTo: an entry /);
    },
  );

  it.each(['https://user:marked@api.example.com', 'http://user:marked@:port'])(
    'never quotes a password',
    (entry) => {
      expect(() => parseEntry(entry, 'attachTo')).toThrow(/^attachTo: an entry (?!.*marked)/);
    },
  );
});
