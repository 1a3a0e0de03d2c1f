import { describe, expect, it } from 'vitest';
import { parseEntry } from './parse-entry.ts';

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
    expect(parseEntry(entry, 'attachTo')).toBe(meaning);
  });

  it('may be a URL object', () => {
    expect(parseEntry(new URL('https://api.example.com/api/'), 'serverUrl')).toBe(
      'https://api.example.com/api',
    );
  });

  it.each([
    ['', 'must be an https URL'],
    ['/api', 'must be an https URL'],
    ['api.example.com', 'must be an https URL'],
    ['//api.example.com', 'must be an https URL'],
    ['localhost:5000', 'https URL, or http on localhost'],
    ['http://api.example.com', 'https URL, or http on localhost'],
    ['http://127.0.0.1.evil.test', 'https URL, or http on localhost'],
    ['http://localhost.evil.test', 'https URL, or http on localhost'],
    ['http://localhost.', 'https URL, or http on localhost'],
    ['http://192.168.1.5', 'https URL, or http on localhost'],
    ['http://0.0.0.0:5000', 'https URL, or http on localhost'],
    ['http://[::ffff:127.0.0.1]', 'https URL, or http on localhost'],
    ['blob:https://api.example.com/0d5f', 'https URL, or http on localhost'],
    ['https://*.example.com', 'without password, wildcard, escape or empty segment'],
    ['https://api.example.com/?x=1', 'must be written as https://api.example.com/'],
    ['https://api.example.com/#', 'must be written as https://api.example.com/'],
    ['https://api.example.com/api/../', 'must be written as https://api.example.com/'],
    ['https://api.example.com/%2e%2e/', 'must be written as https://api.example.com/'],
    ['https://api.example.com/a%20b', 'escape'],
    ['https:\\\\api.example.com', 'must be written as https://api.example.com/'],
    [' https://api.example.com', 'must be written as https://api.example.com/'],
    ['\u0000https://api.example.com', 'must be written as https://api.example.com/'],
    ['https://api.example.com/a\u0001', 'must be written as https://api.example.com/'],
    ['https://api.example.com/api//v1', 'empty segment'],
    ['https://api.example.com//', 'empty segment'],
    ['*', 'must be an https URL'],
    ['https://api.example.com:*', 'must be an https URL'],
    ['https://api.example.com/*', 'wildcard'],
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
    ['https:///api.example.com', 'must be written as https://api.example.com/'],
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
