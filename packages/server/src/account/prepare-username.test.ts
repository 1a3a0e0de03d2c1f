import { describe, expect, it } from 'vitest';
import { prepareUsername } from './prepare-username.ts';

describe('preparing a username', () => {
  it.each([
    ['Alice', 'alice'],
    ['alice@example.com', 'alice@example.com'],
    ['\uff21\uff2c\uff29\uff23\uff25', 'alice'],
    ['\uff76\uff9e', '\u30ac'],
    ['Rene\u0301', 'ren\u00e9'],
    ['STRA\u00dfE', 'stra\u00dfe'],
    ['\u03a3\u0399\u03a3\u03a5\u03a6\u039f\u03a3', '\u03c3\u03b9\u03c3\u03c5\u03c6\u03bf\u03c2'],
    ['\u0130zmir', 'i\u0307zmir'],
    ['\u5c71\u7530\u3007', '\u5c71\u7530\u3007'],
    ['\u212bngstr\u00f6m', '\u00e5ngstr\u00f6m'],
    ['\u{10400}', '\u{10428}'],
  ])('turns %j into %j, and leaves that as it is', (typed, prepared) => {
    expect(prepareUsername(typed)).toBe(prepared);
    expect(prepareUsername(prepared)).toBe(prepared);
  });

  it.each([
    ['nothing', ''],
    ['a space', 'a b'],
    ['a trailing space', 'alice '],
    ['a no-break space', 'a\u00a0b'],
    ['an ideographic space', 'a\u3000b'],
    ['a NUL', 'a\0b'],
    ['a newline', 'alice\n'],
    ['a zero width space', 'ali\u200bce'],
    ['a zero width joiner', 'ali\u200dce'],
    ['a soft hyphen', 'ali\u00adce'],
    ['a right-to-left override', 'ali\u202ece'],
    ['a variation selector', 'alice\ufe0f'],
    ['a Hangul filler', '\u3164'],
    ['conjoining jamo on their own', '\u1100'],
    ['a ligature', 'of\ufb01ce'],
    ['a mathematical letter', '\u{1d41a}lice'],
    ['a Roman numeral', 'henry\u2167'],
    ['a symbol', 'alice\u2122'],
    ['an emoji', '\u{1f511}'],
    ['a private-use character', '\ue000'],
    ['an unassigned code point', '\u{e0fff}'],
    ['a lone surrogate', 'ali\ud800ce'],
  ])('has no form for %s', (_what, username) => {
    expect(prepareUsername(username)).toBeNull();
  });

  it('counts 255 bytes of the prepared form', () => {
    expect(prepareUsername('a'.repeat(255))).toBe('a'.repeat(255));
    expect(prepareUsername('a'.repeat(256))).toBeNull();
    expect(prepareUsername('\u00e9'.repeat(127))).not.toBeNull();
    expect(prepareUsername('\u00e9'.repeat(128))).toBeNull();
    expect(prepareUsername('a'.repeat(1_000_000))).toBeNull();
  });
});
