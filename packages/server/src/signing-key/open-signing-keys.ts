import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { RootSecrets } from '../secret/root-secrets.ts';
import type { JwtAlgorithm } from '../token/jwt-key.ts';
import { changeRing, type Decide } from './change-ring.ts';
import { checkSigningKeyOptions } from './check-signing-key-options.ts';
import { createDecisions } from './create-decisions.ts';
import { createInTurn } from './create-in-turn.ts';
import { createKeyReader } from './create-key-reader.ts';
import { createKeyWrapping } from './create-key-wrapping.ts';
import { createLookUp } from './create-look-up.ts';
import { createRingState } from './create-ring-state.ts';
import { createSharedRun } from './create-shared-run.ts';
import { createUpkeep } from './create-upkeep.ts';
import { describeKey } from './describe-key.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import { type Schedule, scheduleUnref } from '../clock/schedule.ts';
import type { SigningKeyStore } from './signing-key-store.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Options of `openSigningKeys`. */
export interface SigningKeyOptions {
  readonly store: SigningKeyStore;
  /** Encrypt the keys in the store. */
  readonly roots: RootSecrets;
  /** What keys are made for. A ring of another algorithm changes over when its next key has been published. */
  readonly algorithm: JwtAlgorithm;
  /** The longest lifetime of a token on this store, leeway included: asked for whenever it matters. */
  readonly keepSeconds: () => number;
  /** How long others may cache the key set: no key signs before it has been published everywhere for that long. */
  readonly jwksMaxAgeSeconds: number;
  /** How long a key signs, in days. 0: until `rotate` is called. */
  readonly rotationDays: number;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Milliseconds from any start that never go back. Default: the process's. */
  readonly monotonicClock?: Clock;
  /** Default: timers that keep no process alive. */
  readonly schedule?: Schedule;
  /** Default: that of `node:crypto`. Key pairs are drawn by OpenSSL itself. */
  readonly randomBytes?: RandomBytes;
  /** Hears of a store that cannot be read, once until it can be again, and once of each key that cannot. */
  readonly onError?: (error: unknown) => void;
}

/** The ring of signing keys, kept up to date. The methods need no `this`. */
export interface SigningKeyRing extends SigningKeys {
  /**
   * Reads the ring again: to be called on each fact `keys_changed`. Always resolves; where the store cannot be read, the
   * node keeps to what it knows and tries again each second.
   */
  reload(): Promise<void>;
  /**
   * Reads the ring again and does what is due by the time: scheduled rotation, change of algorithm, removal. Runs each
   * minute by itself. Always resolves.
   */
  tick(): Promise<void>;
  /** Ends the schedule. Always resolves, when nothing is under way any more. */
  close(): Promise<void>;
}

/**
 * Opens the ring of signing keys, and makes one where the store has none. Several nodes may share it: every change is
 * made to the version it was decided on. Rejects with an `UnreadableKeyError` for a key under a secret that is not
 * among the roots, with a `TypeError` for bad options, and with `store_unavailable`.
 */
export async function openSigningKeys(options: SigningKeyOptions): Promise<SigningKeyRing> {
  checkSigningKeyOptions(options);
  const { store, roots, keepSeconds, clock = Date.now, randomBytes = nodeRandomBytes } = options;
  const {
    monotonicClock = () => performance.now(),
    schedule = scheduleUnref,
    onError = () => undefined,
  } = options;
  const wrapping = createKeyWrapping(roots, randomBytes);
  const reader = createKeyReader(wrapping, onError);
  const state = createRingState({ reader, keepSeconds, clock, onChange: () => lookUps.forget() });
  const inTurn = createInTurn();
  const decisions = createDecisions({ ...options, reader, wrapping });
  const change = <Answer>(decide: Decide<Answer>) =>
    inTurn(() => changeRing({ store, wrapping, randomBytes, clock, apply: state.apply }, decide));
  const read = createSharedRun(inTurn, async () => state.apply(await store.load()));
  const reload = () => upkeep.reload();
  const lookUps = createLookUp({ isKnown: state.verifies, reload, monotonicClock });

  await change(decisions.open);
  const work = () => change(decisions.schedule);
  const upkeep = createUpkeep({ read, work, age: state.age, schedule, onError });
  return {
    signingKey: state.signingKey,
    verifyingKeys: () => state.view().verifying,
    jwks: () => state.view().jwks,
    jwksMaxAgeSeconds: options.jwksMaxAgeSeconds,
    list: () => state.keys().map(describeKey),
    lookUp: async (kid) => (state.holds(kid) ? state.verifies(kid) : lookUps.lookUp(kid)),
    rotate: () => change(decisions.rotate),
    revoke: (kid) => change(decisions.revoke(kid)),
    async reload() {
      await upkeep.reload();
    },
    tick: upkeep.tick,
    async close() {
      upkeep.close();
      await inTurn(() => Promise.resolve());
    },
  };
}
