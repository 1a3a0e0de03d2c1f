import { endOfString } from './end-of-string.ts';
import { JsonError } from './json-error.ts';

const quote = 0x22;
const colon = 0x3a;

/**
 * Writes member names without escapes, and refuses those that cannot be: names with a quote, a backslash, a control
 * character or half a surrogate pair.
 *
 * V8 (13.6 at least) guesses the next name from objects it has parsed before and compares the guess with the escaped
 * text: once it has seen `{"a":1,"\\":1}`, it reads `{"a":1,"\u0061":2}` as having the members `a` and `\`. What a
 * text means must not depend on what somebody else sent earlier, so no escaped name ever gets to JSON.parse.
 */
export function unescapeNames(text: string): string {
  let result = '';
  let copied = 0;
  // Before the first string, no colon has a name.
  let start = -1;
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      start = index;
      index = endOfString(text, index);
      end = index + 1;
    } else if (code === colon && start >= copied) {
      result += text.slice(copied, start) + unescapeName(text.slice(start, end));
      copied = end;
    }
  }
  return result + text.slice(copied);
}

function unescapeName(name: string): string {
  if (!name.includes('\\')) return name;
  const plain = parseString(name);
  if (!plain.isWellFormed()) throw new JsonError('utf8');
  const written = JSON.stringify(plain);
  if (written.includes('\\')) throw new JsonError('unsafe_name');
  return written;
}

/** A string that stands alone has no object before it to guess from. */
function parseString(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    throw new JsonError('syntax');
  }
}
