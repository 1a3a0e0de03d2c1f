import { hasHiddenMark } from './has-hidden-mark.ts';
import { hasOneScript } from './has-one-script.ts';
import { looksLatin } from './looks-latin.ts';
import { prepareUsername, unpreparedProblem } from './prepare-username.ts';

/**
 * What is wrong with a name that a stranger wants, as the end of a sentence for people, or null. Besides what
 * `prepareUsername` asks for, a name has one script (UTS 39 section 5.2), begins with no combining mark, has none that nobody
 * sees, and none that is not Latin looks as if it were, so that nobody can pass for the owner of a name in another script.
 *
 * Does not know look-alikes within one script, such as `l` and `1` or `rn` and `m`, and does not check the Bidi Rule.
 */
export function findUsernameProblem(username: string): string | null {
  const prepared = prepareUsername(username);
  if (prepared === null) return unpreparedProblem;
  if (/^\p{M}/u.test(prepared)) return 'begins with a mark that belongs to a letter before it';
  if (hasHiddenMark(prepared)) return 'has a mark that cannot be seen above its letter';
  if (!hasOneScript(prepared)) return 'mixes letters of several scripts, or has some of a rare one';
  if (looksLatin(prepared)) return 'has letters of another script that all look like Latin ones';
  return null;
}
