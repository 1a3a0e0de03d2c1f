import type { Clock } from '../clock/clock.ts';
import { isKeyId } from '../token/key-id.ts';

/** What looking for a key by a name that is not in the ring takes. */
export interface LookUpDependencies {
  readonly isKnown: (kid: string) => boolean;
  /** Reads the ring again. Never rejects; resolves to whether it could. */
  readonly reload: () => Promise<boolean>;
  readonly monotonicClock: Clock;
}

/** Looks a name up, and forgets those that it remembers. */
export interface LookUp {
  lookUp(kid: string): Promise<boolean>;
  forget(): void;
}

const intervalMilliseconds = 5_000;
const maxRemembered = 1_000;

/**
 * Keeps forged names from becoming queries: at most one reload in five seconds, which simultaneous calls share, and
 * none for what can be no name or was not found before. The last 1,000 names that were not found are remembered.
 */
export function createLookUp({ isKnown, reload, monotonicClock }: LookUpDependencies): LookUp {
  const unknown = new Set<string>();
  let startedAt = -Infinity;
  let running: Promise<boolean> | undefined;

  async function reloadFor(kid: string): Promise<void> {
    startedAt = monotonicClock();
    running = reload();
    const reloaded = await running;
    running = undefined;
    if (reloaded && !isKnown(kid)) remember(kid);
  }

  function remember(kid: string): void {
    unknown.add(kid);
    const [oldest = kid] = unknown;
    if (unknown.size > maxRemembered) unknown.delete(oldest);
  }

  return {
    async lookUp(kid) {
      if (!isKeyId(kid) || unknown.has(kid)) return false;
      // Who only joins does not remember the name: the ring may have been read before a token named it.
      if (running !== undefined) await running;
      else if (monotonicClock() - startedAt >= intervalMilliseconds) await reloadFor(kid);
      return isKnown(kid);
    },
    forget: () => unknown.clear(),
  };
}
