import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { JwtKey } from '../token/jwt-key.ts';
import { acceptedKeys } from './accepted-keys.ts';
import type { KeyReader } from './create-key-reader.ts';
import type { SigningKeyRecord, StoredKeyRing } from './signing-key-store.ts';
import { sortKeys } from './sort-keys.ts';
import { emptyView, type RingView, viewRing } from './view-ring.ts';

/** What a node knows of the ring. */
export interface RingState {
  /** The keys as they were last read, sorted. */
  keys(): readonly SigningKeyRecord[];
  view(): RingView;
  /** Throws `store_unavailable` where no key that may sign can be read. */
  signingKey(): JwtKey;
  /** Whether there is a key of that name, be it a dead one. */
  holds(kid: string): boolean;
  /** Whether a key of that name verifies. */
  verifies(kid: string): boolean;
  /** Takes over the ring as it was read or changed. */
  apply(ring: StoredKeyRing): void;
  /** Lets the time pass: keys that are over stop verifying, whether or not somebody removes them. */
  age(): void;
}

export interface RingStateOptions {
  readonly reader: KeyReader;
  readonly keepSeconds: () => number;
  readonly clock: Clock;
  /** Called when another version of the ring is taken over. */
  readonly onChange: () => void;
}

export function createRingState({ reader, keepSeconds, clock, onChange }: RingStateOptions): RingState {
  let version = -1;
  let keys: readonly SigningKeyRecord[] = [];
  let view = emptyView;

  function age(): void {
    const accepted = acceptedKeys(keys, keepSeconds(), clock() / 1000);
    reader.keep(accepted);
    view = viewRing(accepted, reader.read, view);
  }

  return {
    keys: () => keys,
    view: () => view,
    signingKey() {
      if (view.signing !== undefined) return view.signing;
      throw new LatchkeyError('store_unavailable', 'There is no signing key that can be read');
    },
    holds: (kid) => keys.some((key) => key.kid === kid),
    verifies: (kid) => view.verifying.some((key) => key.kid === kid),
    apply(ring) {
      keys = sortKeys(ring.keys);
      age();
      if (ring.version !== version) onChange();
      version = ring.version;
    },
    age,
  };
}
