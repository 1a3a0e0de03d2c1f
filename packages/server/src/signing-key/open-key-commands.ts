import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { checkSecret } from '../secret/check-secret.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import { createRootSecrets } from '../secret/root-secrets.ts';
import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { JwtAlgorithm } from '../token/jwt-key.ts';
import { changeRing, type Decide } from './change-ring.ts';
import { createKeyWrapping } from './create-key-wrapping.ts';
import { decideRevocation } from './decide-revocation.ts';
import { decideRotation } from './decide-rotation.ts';
import type { SigningKeyStore } from './signing-key-store.ts';
import type { SigningKeys } from './signing-keys.ts';

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
    rotate: () => change((keys, nowSeconds) => decideRotation(keys, options, nowSeconds)),
    revoke: (kid) => change((keys, nowSeconds) => decideRevocation(keys, kid, options, nowSeconds)),
  };
}
