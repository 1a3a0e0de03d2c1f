import type { Buffer } from 'node:buffer';
import { decodeBase64url } from './base64url.ts';
import { tokenMalformed } from './token-malformed.ts';

/** Longest token that is looked at, in characters. */
export const maxTokenLength = 8192;

export type JwsPart = 'header' | 'payload' | 'signature';

/** The parts of a compact JWS (RFC 7515 section 3.1), still encoded. */
export interface CompactJws extends Readonly<Record<JwsPart, string>> {
  /** What the signature is over: the first two parts and the dot between them. */
  readonly signingInput: string;
}

/** Splits a token at its two dots. Nothing is decoded and nothing verified here. */
export function splitCompactJws(token: string): CompactJws {
  if (typeof token !== 'string') throw tokenMalformed('Token must be a string');
  if (token.length > maxTokenLength) throw tokenMalformed('Token is longer than 8192 characters');
  const firstDot = token.indexOf('.');
  const secondDot = token.indexOf('.', firstDot + 1);
  if (secondDot <= firstDot || token.includes('.', secondDot + 1)) {
    throw tokenMalformed('Token must have exactly three parts');
  }
  return {
    header: token.slice(0, firstDot),
    payload: token.slice(firstDot + 1, secondDot),
    signature: token.slice(secondDot + 1),
    signingInput: token.slice(0, secondDot),
  };
}

/** The bytes of one part, which must be there and be canonical base64url. */
export function decodeJwsPart(jws: CompactJws, part: JwsPart): Buffer {
  if (jws[part] === '') throw tokenMalformed(`Token ${part} is empty`);
  const bytes = decodeBase64url(jws[part]);
  if (bytes === undefined) throw tokenMalformed(`Token ${part} is not canonical base64url`);
  return bytes;
}
