import { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import { deriveKey, type KeyPurpose } from './derive-key.ts';
import { rootSecretBytes } from './root-secret.ts';

/** The root secret and those that are accepted beside it, as sources of keys. */
export interface RootSecrets {
  /** The key that signs, encrypts and makes new things. */
  primary(purpose: KeyPurpose): KeyObject;
  /** The primary key first, then the one of each further root: what was made with any of them is accepted. */
  all(purpose: KeyPurpose): readonly [primary: KeyObject, ...further: KeyObject[]];
}

/**
 * Reads root secrets, as `rootSecretBytes` does; its `TypeError` says which of several is meant. Keys are derived once
 * and kept. The further ones only verify and decrypt; they may hold the previous root, or the one that comes next. One
 * that is given twice counts once. A root that others know must not be among them: what they make with it is accepted.
 */
export function createRootSecrets(
  secretKey: string | Uint8Array,
  alsoAccept: readonly (string | Uint8Array)[] = [],
): RootSecrets {
  const root = rootSecretBytes(secretKey);
  const further = distinct([root, ...readFurther(alsoAccept)]).slice(1);
  const derived = new Map<KeyPurpose, ReturnType<RootSecrets['all']>>();

  function all(purpose: KeyPurpose): ReturnType<RootSecrets['all']> {
    const derive = (secret: Uint8Array) => deriveKey(secret, purpose);
    const keys = derived.get(purpose) ?? Object.freeze([derive(root), ...further.map(derive)] as const);
    derived.set(purpose, keys);
    return keys;
  }
  return { all, primary: (purpose) => all(purpose)[0] };
}

function readFurther(secrets: unknown): readonly Uint8Array[] {
  if (!Array.isArray(secrets)) throw new TypeError('the further secret keys must be an array');
  return secrets.map((secret: string | Uint8Array, index) => {
    try {
      return rootSecretBytes(secret);
    } catch (cause) {
      throw new TypeError(`further secret key ${index + 1}: ${(cause as Error).message}`, { cause });
    }
  });
}

function distinct(roots: readonly Uint8Array[]): readonly Uint8Array[] {
  const byText = new Map(roots.map((root) => [Buffer.from(root).toString('base64'), root]));
  return [...byText.values()];
}
