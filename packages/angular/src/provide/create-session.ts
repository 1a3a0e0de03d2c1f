import { inject, Injector, runInInjectionContext } from '@angular/core';
import { createAuthSession, type AuthSession } from '@latchkey/client';
import { createBroughtSession } from '../session/create-brought-session';
import { isServer } from '../platform/is-server';
import type { LatchkeyConfig } from './latchkey-config';
import type { LatchkeyFeature, LatchkeyFeatureName } from './latchkey-feature';

/** Creates what the features ask for. Needs an injection context. */
export function createSession(config: LatchkeyConfig, features: readonly LatchkeyFeature[]): AuthSession {
  const has = (name: LatchkeyFeatureName) => features.some((feature) => feature.name === name);
  const getToken = features.find((feature) => feature.getToken)?.getToken;
  // A server has neither the cookie of the browser nor other tabs, and serves many users at once.
  if (isServer()) return createAuthSession({ ...config, session: 'none' });
  if (getToken) {
    const injector = inject(Injector);
    return createBroughtSession(config, () => runInInjectionContext(injector, getToken));
  }
  return createAuthSession({
    ...(!has('withCrossTab') && { openChannel: null }),
    session: features.length > 0 ? 'cookie' : 'none',
    ...config,
    proactiveRefresh: has('withProactiveRefresh'),
  });
}
