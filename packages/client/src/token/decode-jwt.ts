import { decodeBase64Url } from './decode-base64url.ts';
import { MalformedTokenError } from './malformed-token-error.ts';

/** A JSON object as it was received: nothing is known of its members. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The readable parts of a JWT, deeply frozen. */
export interface DecodedJwt {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/**
 * Reads a JWT in compact form (RFC 7519 section 3, RFC 7515 section 7.1).
 *
 * This is NOT verification: the signature, the algorithm, the times and the issuer are not looked at, and anyone
 * can write a token that decodes. Show what it says; decide nothing by it. Only the server can verify.
 *
 * @throws {MalformedTokenError} unless there are three base64url parts, the first two UTF-8 JSON objects.
 */
export function decodeJwt(token: string): DecodedJwt {
  const parts = typeof token === 'string' ? token.split('.') : [];
  const [header = '', claims = '', signature = ''] = parts;
  if (parts.length !== 3) {
    throw new MalformedTokenError(`A token is three parts joined by dots; this has ${parts.length}.`);
  }
  decodeBase64Url(signature, 'signature');
  return Object.freeze({ header: readObject(header, 'header'), claims: readObject(claims, 'claims') });
}

function readObject(part: string, name: string): JsonObject {
  const bytes = decodeBase64Url(part, name);
  try {
    // A byte order mark is kept, so that the JSON parser refuses it (RFC 8259 section 8.1).
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text, (_member, value: unknown) => Object.freeze(value));
    // Of all JSON, objects alone begin with a brace.
    if (text.trimStart().startsWith('{')) return value as JsonObject;
  } catch {
    // The parser's message would quote the token.
  }
  throw new MalformedTokenError(`The token's ${name} part is no JSON object in UTF-8.`);
}
