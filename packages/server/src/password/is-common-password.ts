import { preparePassword } from './prepare-password.ts';
import { repeatedUnit } from './repeated-unit.ts';

/** Shorter than this, a text is easy to guess however often it is repeated. */
const leastUnitLength = 5;

let list: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether a password is among the first that somebody would guess: one of the 49,000 commonest that have leaked, whatever
 * its case, a run such as `abcdefgh` or `87654321`, and either of them, or any four characters, over and over.
 * Does not know names, words of a language, or what stands in a service's own name.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const prepared = preparePassword(password);
  if (prepared === null) return false;
  const text = Buffer.from(prepared).toString('utf8').toLowerCase();
  const unit = repeatedUnit(text);
  if (isRun(unit) || (unit !== text && unit.length < leastUnitLength)) return true;
  list ??= loadList();
  const common = await list;
  return common.has(text) || common.has(unit);
}

function isRun(text: string): boolean {
  const step = text.charCodeAt(1) - text.charCodeAt(0);
  if (text.length < leastUnitLength || Math.abs(step) !== 1) return false;
  return Array.from(text, (_, at) => text.charCodeAt(at)).every(
    (unit, at) => unit === text.charCodeAt(0) + at * step,
  );
}

/** Only when a password is set for the first time: it takes some 30 ms and 5 MB that most processes never need. */
async function loadList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}
