import { InjectionToken } from '@angular/core';
import type { AuthSession } from '@latchkey/client';

/**
 * The application's one session, for what takes an `AuthSession`, as `createAuthFetch` does. `LatchkeySession` is the
 * same session as signals. Its name is what Angular prints when it is missing.
 */
export const AUTH_SESSION = new InjectionToken<AuthSession>(
  'Latchkey: call provideLatchkey() in the application config',
);
