/** How failures of one kind are counted and what they cost. Times are seconds. */
export interface ThrottleRule {
  /** Failures that cost nothing. */
  readonly free: number;
  /** The wait after the last free one; it doubles with each further failure. */
  readonly firstDelaySeconds: number;
  readonly maxDelaySeconds: number;
  readonly fading: Fading;
  /**
   * What a success does to the failures. `known`: none are left, and the account is known on its network. `cleared`: none
   * are left. `taken_back`: the attempt's own does not count. `kept`: it counts all the same.
   */
  readonly afterSuccess: 'known' | 'cleared' | 'taken_back' | 'kept';
}

/**
 * How failures are forgotten. `at_once`: all of them after that much quiet. `one_by_one`: one each so many seconds,
 * whatever else happens, where many people share a counter that none of them can clear.
 */
export interface Fading {
  readonly kind: 'at_once' | 'one_by_one';
  readonly seconds: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Guesses at one account from one network. Ten are free, so that ten tabs that sign in at once all get in. */
export const accountAndNetworkRule: ThrottleRule = {
  free: 10,
  firstDelaySeconds: 2,
  maxDelaySeconds: 15 * minute,
  fading: { kind: 'at_once', seconds: day },
  afterSuccess: 'known',
};

/** Guesses at one account from anywhere but the networks that know it. */
export const accountRule: ThrottleRule = {
  free: 20,
  firstDelaySeconds: 2,
  maxDelaySeconds: hour,
  fading: { kind: 'at_once', seconds: day },
  afterSuccess: 'cleared',
};

/**
 * Guesses from one network at accounts that it does not know: a burst, then about one a minute. Nobody clears it by
 * signing in as himself between guesses.
 */
export const networkRule: ThrottleRule = {
  free: 50,
  firstDelaySeconds: 2,
  maxDelaySeconds: 15 * minute,
  fading: { kind: 'one_by_one', seconds: minute },
  afterSuccess: 'taken_back',
};

/** Registrations from one network, successful ones included: each costs a hash. */
export const registrationRule: ThrottleRule = { ...networkRule, afterSuccess: 'kept' };

/** How long a sign-in makes an account known on its network. */
export const knownSeconds = 90 * day;

/** More failures than these change nothing. */
export const maxFailures = 1_000;

/** A wait that is longer by this than the rule allows was written by a clock that was wrong, and holds nobody. */
export const clockMarginSeconds = 60;
