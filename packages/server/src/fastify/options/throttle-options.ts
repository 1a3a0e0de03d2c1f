import type { Throttle } from '../../throttle/throttle.ts';
import { expectOption, hasMethods } from './expect.ts';

/** How often somebody may guess. */
export interface ThrottleOptions {
  /**
   * What `createThrottle` made. Limits sign-ins, changes of a password and registrations by name and by network
   * (`request.ip`, so that Fastify's `trustProxy` says which headers count): over the limit they answer 429 `throttled`
   * with `Retry-After`, before any password work. Default: none, and everybody may guess as often as the server answers.
   */
  readonly throttle?: Throttle | undefined;
}

const methods = ['begin', 'beginForSubject', 'beginRegistration'] as const;

/** Null: nothing is limited. */
export function resolveThrottleOptions({ throttle }: ThrottleOptions): Throttle | null {
  expectOption(
    throttle === undefined || hasMethods(throttle, methods),
    'throttle must be what createThrottle returns',
  );
  return throttle ?? null;
}
