import {
  DestroyRef,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { warnWithoutInterceptor } from '../request/warn-without-interceptor';
import { AUTH_SESSION } from '../session/auth-session';
import { LATCHKEY_CLOCK } from '../session/latchkey-clock';
import { LatchkeySession } from '../session/latchkey-session';
import { createSession } from './create-session';
import { isServer } from '../platform/is-server';
import type { LatchkeyConfig } from './latchkey-config';
import type { LatchkeyFeature } from './latchkey-feature';
import { refuseContradictions } from './refuse-contradictions';

declare const ngDevMode: boolean | undefined;

/**
 * Sets Latchkey up for an application: one signed-out session for each injector, so each server-rendered request has
 * its own. For the token to be sent, add the interceptor: `provideHttpClient(withInterceptors([latchkeyInterceptor]))`,
 * after every other one that changes a request's address.
 *
 * Without features the token is forgotten with the page. With `withRestoreOnStart`, `withProactiveRefresh` or
 * `withCrossTab` there is a session with a refresh cookie; `withTokenGetter` brings tokens from elsewhere. On a server
 * nobody is signed in, and storage, channels and locks are not touched, whatever the features.
 *
 * A faulty config fails the bootstrap with a `TypeError` that says how to mend it.
 *
 * @throws {TypeError} in development, for features that contradict each other; it names both.
 */
export function provideLatchkey(
  config: LatchkeyConfig,
  ...features: readonly LatchkeyFeature[]
): EnvironmentProviders {
  // Who develops meets it at once; who visits need not load it.
  if (typeof ngDevMode === 'undefined' || ngDevMode) refuseContradictions(config, features);
  return makeEnvironmentProviders([
    { provide: LATCHKEY_CLOCK, useValue: config.now ?? (() => Date.now()) },
    { provide: AUTH_SESSION, useFactory: () => disposedWithInjector(createSession(config, features)) },
    LatchkeySession,
    // Without this, a faulty config would show only when something first asks for the session.
    provideEnvironmentInitializer(() => {
      const session = inject(AUTH_SESSION);
      const atStart = features.some(
        ({ name }) => name === 'withRestoreOnStart' || name === 'withTokenGetter',
      );
      if (atStart && !isServer()) void session.restore();
      if (typeof ngDevMode === 'undefined' || ngDevMode) warnWithoutInterceptor();
    }),
  ]);
}

function disposedWithInjector<T extends { dispose(): void }>(session: T): T {
  inject(DestroyRef).onDestroy(() => session.dispose());
  return session;
}
