import type { Fact } from '../feed/fact.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { createRevocations, type RevocationsOptions } from './create-revocations.ts';
import type { RevocableClaims } from './revocations.ts';

/** Revocations with clocks and a feed that the test moves. */
export function createTestRevocations(options: Pick<RevocationsOptions, 'staleSeconds' | 'whenStale'> = {}) {
  const time = { wallMilliseconds: 1_800_000_000_000, monotonicMilliseconds: 0 };
  const feed = { number: 0, keepSeconds: 310, lag: 0, lagSeconds: () => feed.lag };
  const revocations = createRevocations({
    ...options,
    clock: () => time.wallMilliseconds,
    monotonicClock: () => time.monotonicMilliseconds,
  });
  return {
    time,
    feed,
    revocations,
    hear: (...facts: Fact[]) => {
      revocations.hear({ facts, whole: false, feed });
    },
    load: (...facts: Fact[]) => {
      revocations.hear({ facts, whole: true, feed });
    },
    /** Both clocks go on. */
    pass(seconds: number) {
      time.wallMilliseconds += seconds * 1000;
      time.monotonicMilliseconds += seconds * 1000;
    },
    verdict: (claims: RevocableClaims) => verdict(() => revocations.check(claims)),
  };
}

export const sessionEnded = (sid: string): Fact => ({ kind: 'session_ended', sid });
export const tokenEnded = (jti: string): Fact => ({ kind: 'token_ended', jti });
export const subjectVoided = (
  subject: string,
  generation: number,
  exceptSid: string | null = null,
): Fact => ({
  kind: 'subject_voided',
  subject,
  generation,
  exceptSid,
});

/** `passes`, or the code of the refusal; what is no refusal goes on. */
function verdict(check: () => void): string {
  try {
    check();
    return 'passes';
  } catch (error) {
    if (error instanceof LatchkeyError) return error.code;
    throw error;
  }
}
