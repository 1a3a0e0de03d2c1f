import { LatchkeyError } from '../error/latchkey-error.ts';
import { makeKey, type MakeKeyDependencies } from './make-key.ts';
import type { RingPlan } from './ring-plan.ts';
import type { KeyRingChange, SigningKeyRecord, SigningKeyStore, StoredKeyRing } from './signing-key-store.ts';

/** Each try that fails means that somebody else's change succeeded, after which there is seldom anything left to do. */
const maxTries = 20;

export interface ChangeRingDependencies extends MakeKeyDependencies {
  readonly store: SigningKeyStore;
  /** Called with the ring as it was read, and again as it was changed. */
  readonly apply: (ring: StoredKeyRing) => void;
}

/** What is to become of the ring, or null for nothing, and what to tell whoever asked. */
export interface Decision<Answer> {
  readonly plan: RingPlan | null;
  readonly answer: Answer;
}

/** Decides on the ring as it was read, by the time of that moment. */
export type Decide<Answer> = (keys: readonly SigningKeyRecord[], nowSeconds: number) => Decision<Answer>;

/**
 * Reads the ring, decides, and makes the change if nobody else was faster; else decides anew. Rejects with
 * `store_unavailable`, also when others were faster each time; the change may have been made where the store says so.
 */
export async function changeRing<Answer>(
  deps: ChangeRingDependencies,
  decide: Decide<Answer>,
): Promise<Answer> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const ring = await deps.store.load();
    const nowSeconds = Math.floor(deps.clock() / 1000);
    const { plan, answer } = decide(ring.keys, nowSeconds);
    deps.apply(ring);
    const change = plan && (await prepareChange(ring, plan, deps));
    if (change === null) return answer;
    if ((await deps.store.update(change)) === 'updated') {
      deps.apply(changed(ring, change));
      return answer;
    }
  }
  throw new LatchkeyError('store_unavailable', 'The signing keys are being changed by others', {
    retryAfterSeconds: 1,
  });
}

/** Null where the ring is as it should be. */
async function prepareChange(
  ring: StoredKeyRing,
  plan: RingPlan,
  deps: MakeKeyDependencies,
): Promise<KeyRingChange | null> {
  const moved = plan.keys.filter((key) => !ring.keys.includes(key));
  const stays = new Set(plan.keys.map(({ kid }) => kid));
  const remove = ring.keys.map(({ kid }) => kid).filter((kid) => !stays.has(kid));
  if (moved.length + remove.length + plan.make.length === 0) return null;
  const made = await Promise.all(plan.make.map((key) => makeKey(key, deps)));
  const nowSeconds = Math.floor(deps.clock() / 1000);
  return { expectedVersion: ring.version, put: [...moved, ...made], remove, nowSeconds };
}

function changed(ring: StoredKeyRing, { put, remove }: KeyRingChange): StoredKeyRing {
  const gone = new Set([...remove, ...put.map(({ kid }) => kid)]);
  return { version: ring.version + 1, keys: [...ring.keys.filter(({ kid }) => !gone.has(kid)), ...put] };
}
