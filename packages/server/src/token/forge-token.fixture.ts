import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { importSecretKey } from './import-secret-key.ts';
import { verifyJwt } from './verify-jwt.ts';
import type { VerifyJwtOptions } from './verify-jwt-options.ts';

export const secret = 'correct horse battery staple, at length';
export const key = importSecretKey(secret);
export const nowSeconds = 1_790_000_000;
export const honestHeader = { alg: 'HS256', typ: 'at+jwt' };
export const honestClaims = {
  iss: 'https://issuer.test',
  aud: 'https://api.test',
  sub: '1',
  iat: nowSeconds,
  nbf: nowSeconds,
  exp: nowSeconds + 300,
};
export const options: VerifyJwtOptions = {
  issuer: 'https://issuer.test',
  audience: 'https://api.test',
  clock: () => nowSeconds * 1000,
};

export interface Forgery {
  /** JSON text, raw bytes, or a value to write as JSON. */
  readonly header?: unknown;
  readonly payload?: unknown;
  readonly secret?: string | Uint8Array;
}

/** A token of exactly these parts with a right HMAC over them, whatever they hold. */
export function forge({ header = honestHeader, payload = honestClaims, secret: mac = secret }: Forgery = {}) {
  return seal(`${part(header)}.${part(payload)}`, mac);
}

/** Any text with the right HMAC over it appended as the last part. */
export function seal(signingInput: string, mac: string | Uint8Array = secret): string {
  return `${signingInput}.${createHmac('sha256', mac).update(signingInput).digest('base64url')}`;
}

/** Claims as JSON text with some replaced by raw text, for what `JSON.stringify` cannot write. */
export function rawClaims(raw: Readonly<Record<string, string>>): string {
  const members = Object.entries(honestClaims).filter(([name]) => !Object.hasOwn(raw, name));
  const texts = members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${[...texts, ...Object.entries(raw).map(([name, text]) => `"${name}":${text}`)].join(',')}}`;
}

/** How `verifyJwt` refuses a token; fails if it does not, or not with a `LatchkeyError`. */
export function refusalOf(token: unknown, others: Partial<VerifyJwtOptions> = {}): LatchkeyError {
  try {
    verifyJwt(token as string, key, { ...options, ...others });
  } catch (error) {
    if (error instanceof LatchkeyError) return error;
    throw error;
  }
  throw new Error('The token was accepted');
}

function part(value: unknown): string {
  const content = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value);
  return Buffer.from(content as Uint8Array).toString('base64url');
}
