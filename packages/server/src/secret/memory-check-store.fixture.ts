import type { SecretCheckStore } from './secret-check-store.ts';

/** A store in memory, whose value a test can see and change. */
export interface MemoryCheckStore extends SecretCheckStore {
  value(): string | null;
  set(value: string): void;
  /** Runs before the next `replace`, as what another node does. */
  beforeReplace(task: () => void): void;
}

export function createMemoryCheckStore(): MemoryCheckStore {
  let stored: string | null = null;
  let meanwhile: () => void = () => undefined;
  return {
    value: () => stored,
    set(value) {
      stored = value;
    },
    beforeReplace(task) {
      meanwhile = task;
    },
    async settle(value) {
      await Promise.resolve();
      stored ??= value;
      return stored;
    },
    async replace({ expected, value }) {
      await Promise.resolve();
      meanwhile();
      if (stored !== expected) return 'conflict';
      stored = value;
      return 'replaced';
    },
  };
}
