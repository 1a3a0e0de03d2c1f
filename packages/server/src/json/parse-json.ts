import { Buffer, isUtf8 } from 'node:buffer';
import { countNameSeparators } from './count-name-separators.ts';
import { JsonError } from './json-error.ts';
import { unescapeNames } from './unescape-names.ts';

export interface JsonLimits {
  /** Size of the text in UTF-8 bytes. Default 65,536. */
  readonly maxBytes?: number;
  /** How deep arrays and objects may nest; `[]` has depth 1. Default 32. */
  readonly maxDepth?: number;
}

/**
 * Parses JSON as strictly as RFC 8259 and I-JSON (RFC 7493) ask: one text has one meaning, or it is refused.
 * Throws a `JsonError` for bad syntax, a byte order mark, invalid UTF-8, half a surrogate pair (escaped
 * or not), a name that occurs twice in one object (however it is escaped) or has a quote, a backslash or a control
 * character in it, and whatever exceeds the limits.
 * Size and depth are checked before parsing, and the work is linear in the size.
 *
 * Does not check the kind of value at the top, nor numbers: `1e999` is `Infinity`, as in `JSON.parse`. A member
 * called `__proto__` is an ordinary own property of the result: spread it or read it, but do not `Object.assign` it.
 */
export function parseJson(input: Uint8Array | string, limits: JsonLimits = {}): unknown {
  const { maxBytes = 65_536, maxDepth = 32 } = limits;
  const text = typeof input === 'string' ? checkText(input, maxBytes) : decodeUtf8(input, maxBytes);
  // RFC 8259 section 8.1 lets readers ignore it or not; so they would differ.
  if (text.startsWith('\ufeff')) throw new JsonError('byte_order_mark');
  const written = countNameSeparators(text, maxDepth);
  const value = parseText(text.includes('\\') ? unescapeNames(text) : text);
  // JSON.parse keeps one of two equal names, so a repeated name leaves fewer members than were written.
  if (countMembers(value) !== written) throw new JsonError('duplicate_name');
  if (text.includes('\\u')) refuseLoneSurrogates(value);
  return value;
}

function checkText(text: string, maxBytes: number): string {
  // The first comparison is free; the second has to read the text.
  if (text.length > maxBytes || Buffer.byteLength(text) > maxBytes) throw new JsonError('too_large');
  if (!text.isWellFormed()) throw new JsonError('utf8');
  return text;
}

function decodeUtf8(bytes: Uint8Array, maxBytes: number): string {
  if (bytes.byteLength > maxBytes) throw new JsonError('too_large');
  if (!isUtf8(bytes)) throw new JsonError('utf8');
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('utf8');
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own error quotes the input, so it does not become a `cause`.
    throw new JsonError('syntax');
  }
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner: unknown[] = Object.values(value);
  let members = Array.isArray(value) ? 0 : inner.length;
  for (const one of inner) {
    if (typeof one === 'object') members += countMembers(one);
  }
  return members;
}

/** Raw ones are refused as invalid UTF-8; these came in as escapes, such as `"\ud800"`. */
function refuseLoneSurrogates(value: unknown): void {
  if (typeof value === 'string' && !value.isWellFormed()) throw new JsonError('utf8');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    refuseLoneSurrogates(name);
    refuseLoneSurrogates(member);
  }
}
