import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { latchkeyInterceptor, provideLatchkey } from '@latchkey/angular';
import { environment } from '../environment';
import { exchangeInterceptor } from './exchange/exchange-interceptor';
import { SIGN_IN_FETCH } from './exchange/sign-in-fetch';
import { watchFetch } from './exchange/watch-fetch';

const signInFetch = watchFetch((...call) => fetch(...call));

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideLatchkey({ serverUrl: environment.serverUrl, fetch: signInFetch.fetch }),
    // The second one watches what the first one made of the request.
    provideHttpClient(withInterceptors([latchkeyInterceptor, exchangeInterceptor])),
    { provide: SIGN_IN_FETCH, useValue: signInFetch },
  ],
};
