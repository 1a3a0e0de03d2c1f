import { availableParallelism } from 'node:os';
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { type Argon2Parameters, defaultArgon2Parameters, isAffordable } from './argon2-parameters.ts';
import { decoyHash, hashPrefix } from './argon2-phc.ts';
import { type BoundedQueue, createBoundedQueue } from './bounded-queue.ts';
import { passwordForms } from './password-forms.ts';
import { preparePassword } from './prepare-password.ts';
import { readStoredHash } from './read-stored-hash.ts';
import type { UsableHash } from './scheme/stored-hash.ts';
import { type HashTiming, timeTasks } from './time-tasks.ts';

/**
 * Hashes passwords with argon2id, and reads what other software hashed (`findHashProblem` lists the schemes). `hash` and
 * `verify` throw `overloaded`, with nothing hashed, when too many wait.
 */
export interface PasswordHasher {
  /**
   * A new hash of the password, with a random salt, as a PHC string. Checks no password policy; throws
   * `validation_failed` for a password that has no prepared form (empty, over 1,024 code points, lone surrogate).
   */
  hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the stored hash: as typed, or in its prepared form. For null (there is no such user),
   * for a stored string that cannot be read or is dearer than a sign-in may be, and for a password that has no prepared
   * form, the answer is false, after the work that a wrong password costs with a hash of this hasher's own: one argon2
   * verification, and one more where the password differs from its prepared form. An older hash costs what its scheme
   * costs. Of a password beyond 72 bytes bcrypt sees the first 72.
   */
  verify(hash: string | null, password: string): Promise<boolean>;
  /**
   * Whether a hash that the password was found to belong to should be replaced by a new one: it is of another scheme or of
   * other parameters than this hasher's, dearer ones included. Not by a password beyond 72 bytes where the hash is of
   * bcrypt: what follows them was never compared.
   */
  needsUpgrade(hash: string, password: string): boolean;
}

/** A hasher whose queue can be watched. */
export interface QueuedPasswordHasher extends PasswordHasher {
  /** How many calls wait for their turn now. */
  readonly waiting: number;
}

/** Options of `createPasswordHasher`. */
export interface PasswordHasherOptions {
  /**
   * Hashes at a time. Default: one less than the processor cores and than the threads that Node keeps for such
   * work (`UV_THREADPOOL_SIZE`), at least 1, so that a sign-in flood leaves room for everything else.
   */
  readonly concurrency?: number;
  /** Calls that may wait for their turn. Default: 100. */
  readonly maxQueued?: number;
  /** Cost of new hashes. Default: OWASP's for argon2id (19,456 KiB, 2 passes, 1 lane). */
  readonly parameters?: Argon2Parameters;
  /** Hears how long each hash waited and took, for metrics; it must not throw. Default: nobody hears. */
  readonly onHash?: (timing: HashTiming) => void;
  /** Milliseconds from any start, which never jump, for `onHash`. Default: `performance.now`. */
  readonly monotonicClock?: () => number;
}

/** Creates a password hasher with a queue of its own: a process needs one. Throws a TypeError for bad options. */
export function createPasswordHasher(options: PasswordHasherOptions = {}): QueuedPasswordHasher {
  const {
    concurrency = defaultConcurrency(),
    maxQueued = 100,
    parameters = defaultArgon2Parameters,
  } = options;
  checkOptions({ concurrency, maxQueued, parameters });
  const queue = createQueue({ ...options, concurrency, maxQueued });
  const decoy = decoyHash(parameters);
  const matchesDecoy: UsableHash['matches'] = (password) => argon2Verify(decoy, password);
  const ownPrefix = hashPrefix(parameters);

  return {
    get waiting() {
      return queue.waiting;
    },

    async hash(password) {
      const prepared = preparePassword(password);
      if (prepared === null) throw unsupportedPassword();
      return queue.run(() => argon2Hash(prepared, toArgon2Options(parameters)));
    },

    async verify(hash, password) {
      const forms = passwordForms(password);
      const stored = hash === null || forms.length === 0 ? null : usable(hash);
      const matches = await queue.run(() => anyMatches(stored?.matches ?? matchesDecoy, forms));
      return stored !== null && matches;
    },

    needsUpgrade(hash, password) {
      const stored = usable(hash);
      if (stored === null || hash.startsWith(ownPrefix)) return false;
      const { countedBytes } = stored;
      return countedBytes === null || passwordForms(password).every(({ length }) => length <= countedBytes);
    },
  };
}

function createQueue(
  options: PasswordHasherOptions & { concurrency: number; maxQueued: number },
): BoundedQueue {
  const { concurrency, maxQueued, onHash, monotonicClock = () => performance.now() } = options;
  const queue = createBoundedQueue(concurrency, maxQueued);
  return onHash === undefined ? queue : timeTasks(queue, monotonicClock, onHash);
}

function usable(hash: string): UsableHash | null {
  const stored = readStoredHash(hash);
  return stored.result === 'usable' ? stored : null;
}

async function anyMatches(
  matches: UsableHash['matches'],
  [form = new Uint8Array(), ...further]: readonly Uint8Array[],
): Promise<boolean> {
  return (await matches(form)) || (further.length > 0 && anyMatches(matches, further));
}

function toArgon2Options({ memoryKib, passes, lanes }: Argon2Parameters) {
  return { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
}

function defaultConcurrency(): number {
  const poolThreads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4) || 4;
  return Math.max(1, Math.min(availableParallelism(), poolThreads) - 1);
}

type CheckedOptions = Required<Pick<PasswordHasherOptions, 'concurrency' | 'maxQueued' | 'parameters'>>;

function checkOptions({ concurrency, maxQueued, parameters }: CheckedOptions): void {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new TypeError('concurrency must be an integer of at least 1');
  }
  if (!Number.isInteger(maxQueued) || maxQueued < 0) {
    throw new TypeError('maxQueued must be an integer of at least 0');
  }
  if (!isAffordable(parameters)) {
    throw new TypeError(
      'parameters must be integers: lanes and passes 1 to 16, memoryKib 8 * lanes to 262144',
    );
  }
}

function unsupportedPassword(): LatchkeyError {
  return new LatchkeyError('validation_failed', 'The password is empty, too long or not well-formed text', {
    fields: { password: 'unsupported' },
  });
}
