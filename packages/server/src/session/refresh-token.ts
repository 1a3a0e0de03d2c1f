import { Buffer } from 'node:buffer';
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { RootSecrets } from '../secret/root-secrets.ts';
import { isSessionId } from './session-id.ts';

/** What a refresh token says, once its mac is right: it is one that this server issued. */
export interface RefreshClaim {
  readonly sid: string;
  readonly generation: number;
}

/** A session's name, the digits of the largest generation, a mac, and two dots. */
const maxLength = 22 + 16 + 43 + 2;

/** Each number has one spelling, and so has each mac of 32 bytes: its last character has four bits to say. */
const form = /^([A-Za-z0-9_-]{22})\.(0|[1-9]\d{0,15})\.([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;

/**
 * Writes the refresh token of a session's generation: `sid.generation.mac`, with an HMAC-SHA256 by a key that is
 * derived from the primary root secret. The same again for the same generation, so that none needs to be stored.
 */
export function encodeRefreshToken({ sid, generation }: RefreshClaim, roots: RootSecrets): string {
  const claim = `${sid}.${generation}`;
  return `${claim}.${macOf(claim, roots.primary('refresh-token')).toString('base64url')}`;
}

/**
 * Reads a refresh token that was written with any of the root secrets, or null for anything else; takes as long
 * whichever root it was. Says nothing of whether the session lives, or whether the generation is still good.
 */
export function parseRefreshToken(token: string, roots: RootSecrets): RefreshClaim | null {
  if (token.length > maxLength) return null;
  const [, sid, digits, mac] = form.exec(token) ?? [];
  const generation = Number(digits);
  if (mac === undefined || !isSessionId(sid) || !Number.isSafeInteger(generation)) return null;
  return isMadeByOneOf(roots, `${sid}.${digits}`, Buffer.from(mac, 'base64url')) ? { sid, generation } : null;
}

function isMadeByOneOf(roots: RootSecrets, claim: string, mac: Uint8Array): boolean {
  // Each key is tried: stopping at the first that fits would tell by the clock which one it is.
  const fits = roots.all('refresh-token').map((key) => timingSafeEqual(macOf(claim, key), mac));
  return fits.includes(true);
}

function macOf(claim: string, key: KeyObject): Buffer {
  return createHmac('sha256', key).update(claim).digest();
}
