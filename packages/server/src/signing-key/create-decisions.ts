import type { JwtAlgorithm } from '../token/jwt-key.ts';
import { acceptedKeys } from './accepted-keys.ts';
import type { Decide } from './change-ring.ts';
import type { KeyReader } from './create-key-reader.ts';
import type { KeyWrapping } from './create-key-wrapping.ts';
import { decideRevocation } from './decide-revocation.ts';
import { decideRotation } from './decide-rotation.ts';
import { planOpening } from './plan-opening.ts';
import { planSchedule } from './plan-schedule.ts';
import { rewrapKeys } from './rewrap-keys.ts';
import type { RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';
import type { RotateResult, SigningKeys } from './signing-keys.ts';

/** What decisions follow from, besides the ring and the time. */
export interface DecisionOptions {
  readonly algorithm: JwtAlgorithm;
  readonly jwksMaxAgeSeconds: number;
  readonly rotationDays: number;
  readonly keepSeconds: () => number;
  readonly wrapping: KeyWrapping;
  readonly reader: KeyReader;
}

/** Everything for which a node changes the ring. */
export interface Decisions {
  readonly open: Decide<void>;
  readonly schedule: Decide<void>;
  readonly rotate: Decide<RotateResult>;
  revoke(kid: string): Decide<Awaited<ReturnType<SigningKeys['revoke']>>>;
}

const secondsOfDay = 86_400;

/** The plans of this folder with a node's settings filled in. */
export function createDecisions(options: DecisionOptions): Decisions {
  const { algorithm, jwksMaxAgeSeconds, rotationDays, keepSeconds, wrapping, reader } = options;
  const rotationSeconds = rotationDays * secondsOfDay;
  const rules = (): RingRules => ({
    algorithm,
    jwksMaxAgeSeconds,
    rotationSeconds,
    keepSeconds: keepSeconds(),
  });

  /** A node that cannot read every key leaves the schedule to others: it might make a key sign that it cannot use. */
  const isReadable = (keys: readonly SigningKeyRecord[], nowSeconds: number) =>
    acceptedKeys(keys, keepSeconds(), nowSeconds).every((key) => reader.read(key) !== undefined);

  return {
    open(keys, nowSeconds) {
      const rewrapped = rewrapKeys(keys, wrapping, { keepSeconds: keepSeconds(), nowSeconds });
      return { plan: planOpening(rewrapped, rules(), nowSeconds), answer: undefined };
    },
    schedule(keys, nowSeconds) {
      const plan = isReadable(keys, nowSeconds) ? planSchedule(keys, rules(), nowSeconds) : null;
      return { plan, answer: undefined };
    },
    rotate: (keys, nowSeconds) => decideRotation(keys, rules(), nowSeconds),
    revoke: (kid) => (keys, nowSeconds) => decideRevocation(keys, kid, rules(), nowSeconds),
  };
}
