import { Buffer } from 'node:buffer';
import { describe, expect, it, vi } from 'vitest';
import { JsonError, type JsonErrorReason } from './json-error.ts';
import { parseJson } from './parse-json.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

function refusalOf(input: Uint8Array | string, limits?: Parameters<typeof parseJson>[1]): JsonErrorReason {
  try {
    parseJson(input, limits);
  } catch (error) {
    if (error instanceof JsonError) return error.reason;
    throw error;
  }
  throw new Error('The text was accepted');
}

describe('parseJson accepts what has one meaning', () => {
  it.each([
    ['an object', '{"a":1,"b":[true,null,"x"],"c":{"a":2}}'],
    ['the same name in different objects', '{"a":{"a":1},"b":[{"a":1},{"a":2}]}'],
    ['structure inside strings', '{"a:{[":"}]:,\\":{","b":"\\\\"}'],
    ['strings that end in backslashes', '["\\\\","\\\\\\\\","\\\\\\"","a\\"b"]'],
    ['escaped surrogate pairs', '["\\ud83d\\ude00"]'],
    ['white space between the parts', ' {\r\n\t"a" : 1 } '],
    ['an escaped backslash before u', '["\\\\ud800"]'],
    ['escapes in names', '{"\\u00e9":1,"https:\\/\\/x":{"\\u0061" : "\\""},"b":"\\n"}'],
    ['names that look like indices', '{"1":0,"01":0,"-1":0}'],
    ['names of built-in members', '{"constructor":1,"toString":2,"hasOwnProperty":3,"length":4}'],
    ['empty containers and names', '{"":{},"a":[]}'],
    ['a number alone', '7'],
  ])('%s', (_, text) => {
    expect(parseJson(text)).toStrictEqual(JSON.parse(text));
    expect(parseJson(Buffer.from(text))).toStrictEqual(JSON.parse(text));
  });

  it('a plain Uint8Array that is a view of a larger buffer', () => {
    const bytes = new TextEncoder().encode('xx{"ä":"€"}xx');
    expect(parseJson(bytes.subarray(2, -2))).toEqual({ ä: '€' });
  });
});

describe('parseJson refuses', () => {
  it.each<[string, Uint8Array | string, JsonErrorReason]>([
    ['a repeated name', '{"a":1,"a":2}', 'duplicate_name'],
    ['a name repeated with the same value', '{"a":1,"a":1}', 'duplicate_name'],
    ['a name repeated deep down', '{"a":[{"b":{"c":1,"d":2,"c":3}}]}', 'duplicate_name'],
    ['a name repeated with an escape', '{"a":1,"\\u0061":2}', 'duplicate_name'],
    ['a name repeated with an escaped slash', '{"a/b":1,"a\\/b":2}', 'duplicate_name'],
    ['a name with a quote', '{"\\"":1}', 'unsafe_name'],
    ['a name with a backslash', '{"a\\\\":1}', 'unsafe_name'],
    ['a name with an escaped backslash', '{"\\u005c":1}', 'unsafe_name'],
    ['a name with a newline', '{"x":{"\\n" :1}}', 'unsafe_name'],
    ['a name with an unknown escape', '{"\\x":1}', 'syntax'],
    ['__proto__ twice', '{"__proto__":{},"__proto__":{}}', 'duplicate_name'],
    ['the empty name twice', '{"":1,"":2}', 'duplicate_name'],
    ['an index twice', '{"1":1,"1":2}', 'duplicate_name'],
    ['a repeated name whose first value is dropped', '{"a":{"x":1,"y":2},"a":0}', 'duplicate_name'],
    ['half a surrogate pair, escaped', '["\\ud800"]', 'utf8'],
    ['half a surrogate pair in a name', '{"\\uDC00x":1}', 'utf8'],
    ['surrogates in the wrong order', '["\\ude00\\ud83d"]', 'utf8'],
    ['half a surrogate pair, raw', '["\ud800"]', 'utf8'],
    ['invalid UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'utf8'],
    ['overlong UTF-8', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), 'utf8'],
    ['a surrogate written as UTF-8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), 'utf8'],
    ['UTF-8 cut short', Uint8Array.of(0x22, 0xe2, 0x82), 'utf8'],
    ['UTF-16', Buffer.from('{}', 'utf16le'), 'syntax'],
    ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d), 'byte_order_mark'],
    ['a byte order mark in text', '\ufeff{}', 'byte_order_mark'],
    ['nothing', '', 'syntax'],
    ['two values', '{}{}', 'syntax'],
    ['a trailing comma', '{"a":1,}', 'syntax'],
    ['a comment', '{}//', 'syntax'],
    ['single quotes', "{'a':1}", 'syntax'],
    ['NaN', '[NaN]', 'syntax'],
    ['a leading zero', '[01]', 'syntax'],
    ['a raw newline in a string', '["\n"]', 'syntax'],
    ['a NUL after the value', '{}\0', 'syntax'],
    ['an unclosed string', '{"a', 'syntax'],
    ['a string that ends in an escape', '["\\', 'syntax'],
    ['colons that are no members', '[1:2]', 'syntax'],
  ])('%s', (_, input, reason) => {
    expect(refusalOf(input)).toBe(reason);
  });
});

describe('parseJson keeps its limits', () => {
  it('of 32 levels', () => {
    expect(parseJson(nested(32))).toBeDefined();
    expect(refusalOf(nested(33))).toBe('too_deep');
  });

  it('of 65,536 bytes', () => {
    const text = JSON.stringify('x'.repeat(65_534));
    expect(parseJson(text)).toHaveLength(65_534);
    expect(refusalOf(`${text} `)).toBe('too_large');
    expect(refusalOf(Buffer.from(`${text} `))).toBe('too_large');
  });

  it('of bytes, not of characters', () => {
    expect(parseJson('"€"', { maxBytes: 5 })).toBe('€');
    expect(refusalOf('"€"', { maxBytes: 4 })).toBe('too_large');
  });

  it('as they are given', () => {
    expect(refusalOf('[[]]', { maxDepth: 1 })).toBe('too_deep');
    expect(parseJson('[]', { maxDepth: 1 })).toEqual([]);
  });

  it('before parsing', () => {
    const parse = vi.spyOn(JSON, 'parse');
    refusalOf(nested(30_000));
    refusalOf('{"a":'.repeat(10_000));
    refusalOf(' '.repeat(65_537));
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('where the closing brackets come too early', () => {
    expect(refusalOf(']'.repeat(100) + '['.repeat(140))).toBe('too_deep');
    expect(refusalOf(']'.repeat(40) + nested(60))).toBe('syntax');
  });
});

describe('parseJson is safe', () => {
  it('reads an escaped name as it is written, whatever was parsed before', () => {
    // Each first text teaches V8 a name that looks like the escaped text of the second.
    JSON.parse('{"a":1,"\\\\":1}');
    expect(refusalOf('{"a":1,"\\u0061":2}')).toBe('duplicate_name');
    JSON.parse('{"b":1,"\\\\u0":1}');
    expect(parseJson('{"b":1,"\\u0061lg":2}')).toEqual({ b: 1, alg: 2 });
  });

  it('keeps __proto__ as an own property and pollutes nothing', () => {
    const value = parseJson('{"__proto__":{"polluted":true}}') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it.each(['{"marked":1,"marked":2}', '{"marked"', '["marked\\ud800"]', 'marked'])(
    'quotes nothing of %s in the error',
    (text) => {
      let caught: unknown;
      try {
        parseJson(text);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(JsonError);
      expect(`${String(caught)} ${String((caught as Error).stack)}`).not.toContain('marked"');
      expect((caught as Error).message).not.toContain('marked');
      expect((caught as Error).cause).toBeUndefined();
    },
  );
});
