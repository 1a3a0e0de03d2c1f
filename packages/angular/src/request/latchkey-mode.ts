import { HttpContextToken } from '@angular/common/http';

/**
 * What the interceptor does with a request.
 * - `attach`: attaches the token where it may go, if there is one.
 * - `skip`: lets the request go as it is.
 * - `require`: attaches the token, or fails the request.
 */
export type LatchkeyMode = 'attach' | 'skip' | 'require';

/** The mode of a request, in its context. `skipLatchkey()` and `requireLatchkey()` set it. */
export const latchkeyMode = new HttpContextToken<LatchkeyMode>(() => 'attach');
