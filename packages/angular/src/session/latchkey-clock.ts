import { InjectionToken } from '@angular/core';

/** Milliseconds since 1970: `now` of the config, or the system's clock. */
export const LATCHKEY_CLOCK = new InjectionToken<() => number>(
  'Latchkey: call provideLatchkey() in the application config',
);
