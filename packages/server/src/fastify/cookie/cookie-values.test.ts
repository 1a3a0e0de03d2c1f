import { describe, expect, it } from 'vitest';
import { cookieValues } from './cookie-values.ts';

describe('cookieValues', () => {
  it.each<[string, string | undefined, string[]]>([
    ['no header', undefined, []],
    ['an empty header', '', []],
    ['the cookie alone', 'key=abc', ['abc']],
    ['the cookie among others', 'a=1; key=abc; b=2', ['abc']],
    ['no space after the semicolon', 'a=1;key=abc', ['abc']],
    ['white space around', ' \tkey = abc ; a=1', ['abc']],
    ['an equals sign in the value', 'key=a=b==', ['a=b==']],
    ['an empty value', 'key=', ['']],
    ['a quoted value, as it is', 'key="abc"', ['"abc"']],
    ['an encoded value, as it is', 'key=%61', ['%61']],
    ['two of the name', 'key=abc; key=def', ['abc', 'def']],
    ['two of the name, alike', 'key=abc; key=abc', ['abc', 'abc']],
    ['another case', 'KEY=abc; Key=abc', []],
    ['a longer name', 'xkey=abc; keyx=abc', []],
    ['a name without a value', 'key; a=key', []],
    ['a nameless cookie', '=key=abc', []],
    ['a comma, which separates nothing', 'a=1, key=abc', []],
    ['white space of another kind', '\u00a0key=abc; \u2003key=abc', []],
    ['an encoded name', '%6bey=abc', []],
  ])('%s', (_case, header, values) => {
    expect(cookieValues(header, 'key')).toEqual(values);
  });

  it.each(['__proto__', 'constructor', 'toString'])('knows no cookie %s that was not sent', (name) => {
    expect(cookieValues('a=1', name)).toEqual([]);
  });

  it('reads a header of spaces in time that grows with its length only', () => {
    const header = `a${' '.repeat(60_000)}b=1; key=a${' '.repeat(60_000)}b`;
    const startMilliseconds = performance.now();
    expect(cookieValues(header, 'key')).toHaveLength(1);
    expect(performance.now() - startMilliseconds).toBeLessThan(1_000);
  });
});
