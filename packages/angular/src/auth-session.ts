import { InjectionToken } from '@angular/core';
import type { AuthSession } from '@latchkey/client';

/** The application's one session. Its name is what Angular prints when it is missing. */
export const AUTH_SESSION = new InjectionToken<AuthSession>(
  'Latchkey: call provideLatchkey() in the application config',
);
