import type { RandomBytes } from '../secret/random-bytes.ts';
import { encodeBase64url } from '../token/base64url.ts';

/** 16 bytes in canonical base64url: the last character has two bits to say. */
const form = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** A new name for a session: 128 random bits as base64url. */
export function createSessionId(randomBytes: RandomBytes): string {
  return encodeBase64url(randomBytes(16));
}

/** Whether anything could be the name of a session: what is none need not be looked for. */
export function isSessionId(value: unknown): value is string {
  return typeof value === 'string' && value.length === 22 && form.test(value);
}
