import { decodeJwt, expiresAt, type JsonObject, MalformedTokenError } from '@latchkey/client';
import { authorizationSchemes } from '@latchkey/contract';

/** What can be read of a text that may be a token. Nothing of it is verified. */
export type Inspection = ReadableToken | UnreadableToken;

export interface ReadableToken {
  readonly readable: true;
  readonly token: string;
  readonly claims: JsonObject;
  /** Null where the token does not say, or where what it says is no time. */
  readonly expiresAt: Date | null;
  /** In milliseconds since 1970; null where the token does not say. */
  readonly issuedAtMs: number | null;
  /** What is wrong with what it says of its end; null where nothing is. */
  readonly fault: string | null;
}

export interface UnreadableToken {
  readonly readable: false;
  /** Which part breaks which rule. */
  readonly fault: string;
}

const scheme = new RegExp(`^(?:${authorizationSchemes.join('|')}) +`, 'i');

/** Reads a token, alone or with what stands before it in a header. */
export function inspectToken(text: string): Inspection {
  const token = text.trim().replace(scheme, '');
  const fault = faultOf(() => decodeJwt(token));
  if (fault !== null) return { readable: false, fault };
  const { claims } = decodeJwt(token);
  const { iat } = claims as { iat?: unknown };
  const expiryFault = faultOf(() => expiresAt(token));
  return {
    readable: true,
    token,
    claims,
    expiresAt: expiryFault === null ? expiresAt(token) : null,
    issuedAtMs: typeof iat === 'number' ? iat * 1000 : null,
    fault: expiryFault,
  };
}

/** Why something cannot be read; null where it can. */
function faultOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof MalformedTokenError) return error.message;
    throw error;
  }
}
