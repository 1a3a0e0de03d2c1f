import type { ThrottleRule } from './throttle-rules.ts';
import type { ThrottleCounter } from './throttle-store.ts';

/** A counter by its key, and the rule that it follows. */
export interface RuledCounter {
  readonly key: string;
  readonly rule: ThrottleRule;
}

/** One that an attempt was counted by, as the attempt left it. */
export interface CountedBy extends RuledCounter {
  readonly reserved: ThrottleCounter;
}

/** What an attempt is counted by. */
export interface AttemptCounters {
  readonly own: RuledCounter;
  /** Count and hold only who is not known: others could fill them. */
  readonly shared: readonly RuledCounter[];
}
