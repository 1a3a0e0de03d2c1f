import { InjectionToken } from '@angular/core';
import type { WatchedFetch } from './watch-fetch';

/** The `fetch` that the session signs in with. */
export const SIGN_IN_FETCH = new InjectionToken<WatchedFetch>('The fetch that signs in');
