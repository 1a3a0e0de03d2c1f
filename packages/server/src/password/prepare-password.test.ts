import { describe, expect, it } from 'vitest';
import { preparePassword } from './prepare-password.ts';

const text = (password: string) => {
  const prepared = preparePassword(password);
  return prepared === null ? null : Buffer.from(prepared).toString('utf8');
};

describe('preparing a password', () => {
  it('makes composed and decomposed characters the same', () => {
    expect(text('Ame\u0301lie')).toBe('Am\u00e9lie');
  });

  it('makes every space an ordinary one', () => {
    expect(text('a\u00a0b\u2003c\u3000d\u1680e')).toBe('a b c d e');
  });

  it('keeps case, width, compatibility forms, leading spaces, controls and NUL', () => {
    for (const kept of ['PassWord', '\uff21', '\ufb01', ' padded ', 'a\tb\u0007', 'a\0b'])
      expect(text(kept)).toBe(kept);
  });

  it('refuses an empty password', () => {
    expect(preparePassword('')).toBeNull();
  });

  it.each(['\ud800', 'a\udfffb', '\ude00\ud83d'])(
    'refuses the lone surrogate in %j instead of replacing it',
    (password) => {
      expect(preparePassword(password)).toBeNull();
    },
  );

  it.each([
    ['letters', 'a'],
    ['emoji, two UTF-16 units each', '\u{1f511}'],
    ['letters that compose from four code points', '\u03b1\u0313\u0300\u0345'],
  ])('counts code points after normalization: 1,024 %s pass, one more does not', (_name, character) => {
    expect(preparePassword(character.repeat(1_024))).not.toBeNull();
    expect(preparePassword(character.repeat(1_025))).toBeNull();
  });

  it('refuses a megabyte', () => {
    expect(preparePassword('x'.repeat(1_000_000))).toBeNull();
  });
});
