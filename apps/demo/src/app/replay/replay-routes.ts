import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { Routes } from '@angular/router';
import { latchkeyInterceptor, provideLatchkey } from '@latchkey/angular';
import { environment } from '../../environment';
import { DemoApi } from '../api/demo-api';
import { ServerTime } from '../clock/server-time';
import { exchangeInterceptor } from '../exchange/exchange-interceptor';
import { SIGN_IN_FETCH } from '../exchange/sign-in-fetch';
import { watchFetch } from '../exchange/watch-fetch';
import { Runs } from '../run/runs';
import { ReplayPage } from './replay-page';

const signInFetch = watchFetch((...call) => fetch(...call));

/** The replay, with a session of its own that lives in memory: it never touches who is signed in to the application. */
export const replayRoutes: Routes = [
  {
    path: '',
    title: 'Latchkey: from password to protected resource',
    component: ReplayPage,
    providers: [
      provideLatchkey({ serverUrl: environment.serverUrl, session: 'none', fetch: signInFetch.fetch }),
      // The second one watches what the first one made of the request.
      provideHttpClient(withInterceptors([latchkeyInterceptor, exchangeInterceptor])),
      { provide: SIGN_IN_FETCH, useValue: signInFetch },
      DemoApi,
      Runs,
      ServerTime,
    ],
  },
];
