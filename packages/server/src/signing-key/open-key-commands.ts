import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { checkSecret } from '../secret/check-secret.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import { createRootSecrets } from '../secret/root-secrets.ts';
import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { JwtAlgorithm } from '../token/jwt-key.ts';
import { changeRing, type Decide } from './change-ring.ts';
import { createKeyWrapping } from './create-key-wrapping.ts';
import { findKey } from './find-key.ts';
import { planRevocation } from './plan-revocation.ts';
import { planRotation } from './plan-rotation.ts';
import type { SigningKeyStore } from './signing-key-store.ts';
import type { RotateResult, SigningKeys } from './signing-keys.ts';

/** Options of `openKeyCommands`. */
export interface KeyCommandsOptions {
  readonly store: { readonly signingKeys: SigningKeyStore; readonly secretCheck: SecretCheckStore };
  /** The servers' own: it encrypts the keys that are made. */
  readonly secretKey: string | Uint8Array;
  /** Default: none. */
  readonly secretKeyAlsoAccept?: readonly (string | Uint8Array)[];
  /** What a key is made for in a ring without keys; any other ring goes on as it is. */
  readonly algorithm: JwtAlgorithm;
  /** The servers' own: a key signs when it has been published for that long. */
  readonly jwksMaxAgeSeconds: number;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
  /** Default: that of `node:crypto`. */
  readonly randomBytes?: RandomBytes;
}

/** What can be done to the ring of signing keys from beside the servers. The methods need no `this`. */
export type KeyCommands = Pick<SigningKeys, 'rotate' | 'revoke'>;

/**
 * Opens commands over the ring of signing keys for a program that is no server: unlike `openSessions` it follows no
 * schedule, brings the ring to no setting of its own and starts nothing. Servers hear of each change through the feed.
 * Rejects with a TypeError for a weak secret, with a `ForeignSecretError` where the store was made with another, and
 * with `store_unavailable`.
 */
export async function openKeyCommands(options: KeyCommandsOptions): Promise<KeyCommands> {
  const { store, clock = Date.now, randomBytes = nodeRandomBytes } = options;
  const roots = createRootSecrets(options.secretKey, options.secretKeyAlsoAccept);
  await checkSecret(store.secretCheck, roots);
  const wrapping = createKeyWrapping(roots, randomBytes);
  const apply = () => undefined;
  const change = <Answer>(decide: Decide<Answer>) =>
    changeRing({ store: store.signingKeys, wrapping, randomBytes, clock, apply }, decide);
  return {
    rotate: () =>
      change<RotateResult>((keys, nowSeconds) => {
        const { plan, retryAfterSeconds } = planRotation(keys, options, nowSeconds);
        const kid = findKey(plan.keys, 'active')?.kid;
        if (retryAfterSeconds > 0 || kid === undefined) {
          return { plan, answer: { result: 'too_early', retryAfterSeconds } };
        }
        return { plan, answer: { result: 'rotated', kid } };
      }),
    revoke: (kid) =>
      change((keys, nowSeconds) => {
        const plan = planRevocation(keys, kid, options, nowSeconds);
        return { plan, answer: plan === null ? 'not_found' : 'revoked' };
      }),
  };
}
