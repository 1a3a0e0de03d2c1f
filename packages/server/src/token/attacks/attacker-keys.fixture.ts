import { Buffer } from 'node:buffer';
import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JwtAlgorithm } from '../jwt-key.ts';

const secret = createSecretKey(
  Buffer.from('a secret that only the attacker has, and nobody else but them at all'),
);

/** Good keys of every kind, but not ours. */
export const attackerKeys: Readonly<Record<JwtAlgorithm, KeyObject>> = {
  HS256: secret,
  HS384: secret,
  HS512: secret,
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  EdDSA: generateKeyPairSync('ed25519').privateKey,
};

export const everyAlgorithm = Object.keys(attackerKeys) as readonly JwtAlgorithm[];
export const asymmetric = ['RS256', 'ES256', 'EdDSA'] as const;
