import { Buffer } from 'node:buffer';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { decodeJwt } from '../decode-jwt.ts';
import type { JwtAlgorithm } from '../jwt-key.ts';
import { rawSignature } from './raw-signature.fixture.ts';

/** A verifier to attack: what an honest token for it looks like, and its key, so that forgeries can be signed. */
export interface AttackTarget {
  readonly algorithm: JwtAlgorithm;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The secret or private key. */
  readonly key: KeyObject;
  /** Undefined where the key is a secret. */
  readonly publicKey: KeyObject | undefined;
}

/** The target that issued an honest token. */
export function attackTarget(algorithm: JwtAlgorithm, key: KeyObject, honestToken: string): AttackTarget {
  const publicKey = key.type === 'private' ? createPublicKey(key) : undefined;
  return { algorithm, ...decodeJwt(honestToken), key, publicKey };
}

/** A token of these parts with the right signature over them, whatever they hold. */
export function forge(
  target: AttackTarget,
  parts: { readonly header?: unknown; readonly payload?: unknown },
): string {
  const { header = target.header, payload = target.claims } = parts;
  return seal(target, `${encodePart(header)}.${encodePart(payload)}`);
}

/** Any text with the right signature over it appended as the last part. */
export function seal({ algorithm, key }: AttackTarget, signingInput: string): string {
  return withSignature(signingInput, rawSignature(algorithm, key, signingInput));
}

export function withSignature(signingInput: string, signature: Uint8Array): string {
  return `${signingInput}.${Buffer.from(signature).toString('base64url')}`;
}

/** JSON text, raw bytes, or a value to write as JSON. */
export function encodePart(value: unknown): string {
  const content = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value);
  return Buffer.from(content as Uint8Array).toString('base64url');
}

/** The signing input of the honest token, and its signature. */
export function honestParts(target: AttackTarget): { signingInput: string; signature: Buffer } {
  const signingInput = `${encodePart(target.header)}.${encodePart(target.claims)}`;
  return { signingInput, signature: rawSignature(target.algorithm, target.key, signingInput) };
}
