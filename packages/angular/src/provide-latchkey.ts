import {
  DestroyRef,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { createAuthSession, type AuthSession } from '@latchkey/client';
import { AUTH_SESSION } from './auth-session';
import type { LatchkeyConfig } from './latchkey-config';
import { LatchkeySession } from './latchkey-session';

/**
 * Sets Latchkey up for an application: one signed-out session for each injector, so each server-rendered request has
 * its own. For the token to be sent, add the interceptor: `provideHttpClient(withInterceptors([latchkeyInterceptor]))`,
 * after every other one that changes a request's address.
 *
 * A faulty config fails the bootstrap with a `TypeError` that says how to mend it.
 */
export function provideLatchkey(config: LatchkeyConfig): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: AUTH_SESSION, useFactory: () => createSession(config) },
    LatchkeySession,
    // Without this, a faulty config would show only when something first asks for the session.
    provideEnvironmentInitializer(() => void inject(AUTH_SESSION)),
  ]);
}

function createSession(config: LatchkeyConfig): AuthSession {
  const session = createAuthSession(config);
  inject(DestroyRef).onDestroy(() => session.dispose());
  return session;
}
