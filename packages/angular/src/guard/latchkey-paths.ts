import { InjectionToken, type Provider } from '@angular/core';

/** Where guards lead to, as paths of the application. */
export interface LatchkeyPaths {
  /** Who has to sign in: `/sign-in` by default. Gets the query parameter `returnUrl`; read it with `safeReturnUrl`. */
  readonly signIn?: string;
  /** Who is signed in already: `/` by default. */
  readonly signedIn?: string;
  /** Who lacks a scope: `/` by default. */
  readonly forbidden?: string;
}

export const LATCHKEY_PATHS = new InjectionToken<LatchkeyPaths>('LATCHKEY_PATHS', {
  providedIn: 'root',
  factory: () => ({}),
});

/** Says where guards lead to, where that is not what they assume. */
export function provideLatchkeyPaths(paths: LatchkeyPaths): Provider {
  return { provide: LATCHKEY_PATHS, useValue: paths };
}
