import { JsonError } from '../json/json-error.ts';
import { type JsonLimits, parseJson } from '../json/parse-json.ts';
import { tokenMalformed } from './token-malformed.ts';

/** A JSON object of a token: frozen to its depths, and without a member called `__proto__` anywhere. */
export type TokenObject = Readonly<Record<string, unknown>>;

/** A header comes before the signature, from anybody: it gets little room. */
const headerLimits: JsonLimits = { maxBytes: 2048, maxDepth: 8 };
const payloadLimits: JsonLimits = { maxBytes: 8192, maxDepth: 32 };

/** Parses the header: strict JSON, an object at the top, at most 2048 bytes and 8 levels. */
export function parseHeader(bytes: Uint8Array): TokenObject {
  return parseObject(bytes, 'header', headerLimits);
}

/** Parses the payload: strict JSON, an object at the top, at most 8192 bytes and 32 levels. */
export function parsePayload(bytes: Uint8Array): TokenObject {
  return parseObject(bytes, 'payload', payloadLimits);
}

function parseObject(bytes: Uint8Array, part: string, limits: JsonLimits): TokenObject {
  const value = parseStrictly(bytes, part, limits);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw tokenMalformed(`Token ${part} must be a JSON object`);
  }
  const object = value as Record<string, unknown>;
  freeze(object, part);
  return object;
}

function parseStrictly(bytes: Uint8Array, part: string, limits: JsonLimits): unknown {
  try {
    return parseJson(bytes, limits);
  } catch (error) {
    if (error instanceof JsonError) throw tokenMalformed(`Token ${part} is refused: ${error.message}`);
    throw error;
  }
}

function freeze(value: Record<string, unknown>, part: string): void {
  // As an own property it is harmless here, but a careless copy of the claims would make it a prototype.
  if (Object.hasOwn(value, '__proto__')) {
    throw tokenMalformed(`Token ${part} must not have a member called __proto__`);
  }
  for (const name in value) {
    const member = value[name];
    if (typeof member === 'object' && member !== null) freeze(member as Record<string, unknown>, part);
  }
  Object.freeze(value);
}
