import { Buffer } from 'node:buffer';
import type { TokenObject } from './parse-jws-part.ts';

export interface WrittenObject {
  readonly text: string;
  /** What the text reads as: `NaN` has become null by now, and a `Date` a string. */
  readonly object: TokenObject;
}

/**
 * Writes a plain object as JSON that `parse` can read again. A `TypeError` that begins with `name` for anything else:
 * what is checked afterwards is then what goes out.
 */
export function writeJsonObject(
  value: unknown,
  name: string,
  parse: (bytes: Uint8Array) => TokenObject,
): WrittenObject {
  if (!isPlainObject(value)) throw new TypeError(`${name} must be a plain object`);
  const text = stringify(value, name);
  try {
    return { text, object: parse(Buffer.from(text)) };
  } catch (error) {
    throw new TypeError(`${name} could not be read again from a token`, { cause: error });
  }
}

/** One with a `toJSON` is not: it would be written as something else, whatever was added to it for the token. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function stringify(value: object, name: string): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new TypeError(`${name} could not be written as JSON`, { cause: error });
  }
}
