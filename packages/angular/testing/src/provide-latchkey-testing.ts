import { type EnvironmentProviders, makeEnvironmentProviders } from '@angular/core';
import { AUTH_SESSION, LATCHKEY_CLOCK, LatchkeySession } from '@latchkey/angular';
import { createTestingSession } from './create-testing-session';
import type { LatchkeyTestingOptions } from './latchkey-testing-options';

/**
 * Provides a session for tests in the place of `provideLatchkey`: `provideLatchkeyTesting({ user: 'ann', scopes:
 * ['reports:read'] })`. Somebody is signed in from the start, or nobody; `LatchkeySession.signIn` takes every
 * password, `signOut` signs out, both at once and without a request. Tokens are unsigned and are never refreshed.
 * Interceptor, guards and directives work with it. Does NOT check where a token may go as strictly as the real one.
 */
export function provideLatchkeyTesting(options: LatchkeyTestingOptions = {}): EnvironmentProviders {
  const { now = () => Date.now() } = options;
  const clock = typeof now === 'number' ? () => now : now;
  return makeEnvironmentProviders([
    { provide: LATCHKEY_CLOCK, useValue: clock },
    { provide: AUTH_SESSION, useFactory: () => createTestingSession(options, clock) },
    LatchkeySession,
  ]);
}
