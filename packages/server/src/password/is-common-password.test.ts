import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './is-common-password.ts';

describe('a password that is common', () => {
  it.each([
    ['of the list', 'password'],
    ['of the list, with 15 characters', 'qwertyuiop12345'],
    ['of the list, in another case', 'QwertyUIOP12345'],
    ['of the list, twice', 'baseballbaseball'],
    ['of the list, one and a half times', 'baseballbase'],
    ['ten digits and five of them again', '123456789012345'],
    ['one letter', 'aaaaaaaaaaaaaaa'],
    ['one emoji', '\u{1f511}'.repeat(15)],
    ['two spaces of different width', ' \u00a0'.repeat(8)],
    ['four letters over and over', 'zkjwzkjwzkjwzkjw'],
    ['a run', 'abcdefghijklmnop'],
    ['a run backwards', 'ponmlkjihgfedcba'],
    ['a run, twice', 'hijklmnhijklmn'],
  ])('is one %s', async (_what, password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });

  it.each([
    ['a phrase', 'correct horse battery'],
    ['random letters', 'zkjwqpxnvthbrcd'],
    ['random letters, twice', 'zkjwqpxnzkjwqpxn'],
    ['four letters', 'zkjw'],
    ['one letter', '\u00e5'],
    ['an inherited member', 'constructor-of-things'],
    ['what has no prepared form', '\ud800'],
    ['nothing', ''],
    ['a long one', `${'a'.repeat(1_023)}b`],
  ])('is not %s', async (_what, password) => {
    expect(await isCommonPassword(password)).toBe(false);
  });
});
