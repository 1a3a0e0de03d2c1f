import { availableParallelism } from 'node:os';
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { type Argon2Parameters, defaultArgon2Parameters, isAffordable } from './argon2-parameters.ts';
import { decoyHash, isReadableHash } from './argon2-phc.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { preparePassword } from './prepare-password.ts';

/** Hashes passwords with argon2id. Both methods throw `overloaded`, with nothing hashed, when too many wait. */
export interface PasswordHasher {
  /**
   * A new hash of the password, with a random salt, as a PHC string. Checks no password policy; throws
   * `validation_failed` for a password that has no prepared form (empty, over 1,024 code points, lone surrogate).
   */
  hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the stored hash. Every call costs one argon2 verification: for null
   * (there is no such user), for a stored string that cannot be read and for a password that has no prepared
   * form the same work is done, and the answer is false.
   */
  verify(hash: string | null, password: string): Promise<boolean>;
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
}

/** Creates a password hasher with a queue of its own: a process needs one. Throws a TypeError for bad options. */
export function createPasswordHasher(options: PasswordHasherOptions = {}): PasswordHasher {
  const {
    concurrency = defaultConcurrency(),
    maxQueued = 100,
    parameters = defaultArgon2Parameters,
  } = options;
  checkOptions({ concurrency, maxQueued, parameters });
  const queue = createBoundedQueue(concurrency, maxQueued);
  const decoy = decoyHash(parameters);

  return {
    async hash(password) {
      const prepared = preparePassword(password);
      if (prepared === null) throw unsupportedPassword();
      return queue.run(() => argon2Hash(prepared, toArgon2Options(parameters)));
    },

    async verify(hash, password) {
      const prepared = preparePassword(password);
      const real = hash !== null && prepared !== null && isReadableHash(hash);
      const matches = await queue.run(() => argon2Verify(real ? hash : decoy, prepared ?? ''));
      return real && matches;
    },
  };
}

function toArgon2Options({ memoryKib, passes, lanes }: Argon2Parameters) {
  return { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
}

function defaultConcurrency(): number {
  const poolThreads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4) || 4;
  return Math.max(1, Math.min(availableParallelism(), poolThreads) - 1);
}

function checkOptions({ concurrency, maxQueued, parameters }: Required<PasswordHasherOptions>): void {
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
