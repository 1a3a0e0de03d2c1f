import type { JwtKey } from '../token/jwt-key.ts';
import type { KeyWrapping } from './create-key-wrapping.ts';
import { readKey } from './read-key.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/** Decrypts the keys of a ring, each once. */
export interface KeyReader {
  /** The key, or undefined, and an error reported once, where it cannot be read. */
  read(record: SigningKeyRecord): JwtKey | undefined;
  /** Lets go of all keys but these. */
  keep(records: readonly SigningKeyRecord[]): void;
}

/** Makes a reader. A key that was read stays readable whatever becomes of its row: its `kid` is its own for ever. */
export function createKeyReader(wrapping: KeyWrapping, onError: (error: unknown) => void): KeyReader {
  const known = new Map<string, JwtKey>();
  /** By what is wrapped: a row that was mended is tried again. */
  const unreadable = new Map<string, string>();

  function tryToRead(record: SigningKeyRecord): JwtKey | undefined {
    if (unreadable.get(record.kid) === record.wrapped) return undefined;
    try {
      const key = readKey(record, wrapping);
      known.set(record.kid, key);
      return key;
    } catch (error) {
      unreadable.set(record.kid, record.wrapped);
      onError(error);
      return undefined;
    }
  }

  return {
    read: (record) => known.get(record.kid) ?? tryToRead(record),
    keep(records) {
      const kids = new Set(records.map(({ kid }) => kid));
      for (const map of [known, unreadable]) {
        for (const kid of map.keys()) if (!kids.has(kid)) map.delete(kid);
      }
    },
  };
}
