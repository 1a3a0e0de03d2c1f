import type { SigningKeyRecord, SigningKeyStore, StoredKeyRing } from './signing-key-store.ts';

/** A store in memory that can be watched and disturbed. */
export interface MemoryKeyStore extends SigningKeyStore {
  ring(): StoredKeyRing;
  /** Puts other rows there, as somebody with access to the database would. */
  tamper(change: (key: SigningKeyRecord) => SigningKeyRecord): void;
  loads(): number;
  updates(): number;
  /** Answers this many of the next updates with `conflict`, changing the version as if somebody had been faster. */
  conflict(times: number): void;
  /** Makes every call reject until it is null again. */
  fail(error: Error | null): void;
}

export function createMemoryKeyStore(): MemoryKeyStore {
  let ring: StoredKeyRing = { version: 0, keys: [] };
  let [loads, updates, conflicts] = [0, 0, 0];
  let failure: Error | null = null;
  const answer = async () => {
    await Promise.resolve();
    if (failure) throw failure;
  };
  return {
    ring: () => ring,
    tamper(change) {
      ring = { version: ring.version + 1, keys: ring.keys.map(change) };
    },
    loads: () => loads,
    updates: () => updates,
    conflict(times) {
      conflicts = times;
    },
    fail(error) {
      failure = error;
    },
    async load() {
      loads += 1;
      await answer();
      return structuredClone(ring);
    },
    async update({ expectedVersion, put, remove }) {
      await answer();
      if (conflicts > 0) {
        conflicts -= 1;
        ring = { ...ring, version: ring.version + 1 };
      }
      if (expectedVersion !== ring.version) return 'conflict';
      const gone = new Set([...remove, ...put.map(({ kid }) => kid)]);
      const kept = ring.keys.filter(({ kid }) => !gone.has(kid));
      ring = { version: ring.version + 1, keys: structuredClone([...kept, ...put]) };
      updates += 1;
      return 'updated';
    },
  };
}
