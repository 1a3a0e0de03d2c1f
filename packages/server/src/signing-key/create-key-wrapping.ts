import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto';
import type { RootSecrets } from '../secret/root-secrets.ts';
import { decodeBase64url } from '../token/base64url.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';
import { UnreadableKeyError } from './unreadable-key-error.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const cipherOptions = { authTagLength: tagBytes } as const;

/** What encryption binds a key to: in the row of another key, or as one of another algorithm, it cannot be read. */
export type KeyName = Pick<SigningKeyRecord, 'kid' | 'algorithm'>;

/** A key as it may lie in a store. */
export type WrappedKey = Pick<SigningKeyRecord, 'wrapped' | 'wrappedBy'>;

/** Encrypts and decrypts signing keys. */
export interface KeyWrapping {
  /** With the primary root's key. */
  wrap(name: KeyName, material: Uint8Array): WrappedKey;
  /** With the key that is named. Throws an `UnreadableKeyError`, which holds nothing of the key. */
  unwrap(record: KeyName & WrappedKey): Uint8Array;
  /** Whether the primary root's key encrypted it. */
  isPrimary(wrapped: WrappedKey): boolean;
}

interface WrappingKey {
  readonly name: string;
  readonly key: Uint8Array;
}

/**
 * AES-256-GCM (NIST SP 800-38D) under keys derived from the root secrets: base64url of a random 96-bit nonce, the
 * ciphertext and a tag of 128 bits. Keys are few, so that random nonces never meet (its section 8.3 allows 2^32).
 */
export function createKeyWrapping(roots: RootSecrets, randomBytes: RandomBytes): KeyWrapping {
  const primary = splitKey(roots.primary('signing-key wrapping'));
  const keys = roots.all('signing-key wrapping').map(splitKey);
  return {
    wrap(name, material) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', primary.key, nonce, cipherOptions);
      cipher.setAAD(boundTo(name));
      const bytes = [nonce, cipher.update(material), cipher.final(), cipher.getAuthTag()];
      return { wrapped: Buffer.concat(bytes).toString('base64url'), wrappedBy: primary.name };
    },
    unwrap(record) {
      const key = keys.find(({ name }) => name === record.wrappedBy);
      if (key === undefined) throw new UnreadableKeyError(record.kid, 'foreign');
      return decrypt(record, key);
    },
    isPrimary: ({ wrappedBy }) => wrappedBy === primary.name,
  };
}

/**
 * Of the 64 bytes that are derived for wrapping, the first half is the key. The name is a hash of the second half:
 * HKDF makes each block of 32 bytes by itself, so that the one tells nothing about the other (RFC 5869 section 2.3).
 */
function splitKey(derived: KeyObject): WrappingKey {
  const bytes = derived.export();
  const name = createHash('sha256').update(bytes.subarray(keyBytes)).digest('base64url');
  return { name: name.slice(0, 16), key: bytes.subarray(0, keyBytes) };
}

function decrypt(record: KeyName & WrappedKey, { key }: WrappingKey): Uint8Array {
  const bytes = decodeBase64url(record.wrapped);
  if (bytes === undefined || bytes.byteLength <= nonceBytes + tagBytes) {
    throw new UnreadableKeyError(record.kid, 'changed');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), cipherOptions);
  decipher.setAAD(boundTo(record)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new UnreadableKeyError(record.kid, 'changed');
  }
}

function boundTo({ kid, algorithm }: KeyName): Uint8Array {
  return Buffer.from(JSON.stringify(['latchkey signing key', kid, algorithm]));
}
