import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  PreloadAllModules,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withPreloading,
  withRouterConfig,
} from '@angular/router';
import {
  latchkeyInterceptor,
  provideLatchkey,
  provideLatchkeyPaths,
  withCrossTab,
  withProactiveRefresh,
  withRestoreOnStart,
} from '@latchkey/angular';
import { environment } from '../environment';
import { appRoutes } from './app-routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideLatchkey(
      { serverUrl: environment.serverUrl },
      withRestoreOnStart(),
      withProactiveRefresh(),
      withCrossTab(),
    ),
    provideLatchkeyPaths({ signedIn: '/account', forbidden: '/vault-closed' }),
    provideHttpClient(withInterceptors([latchkeyInterceptor])),
    provideRouter(
      appRoutes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      // The sign-in page has to come up without a network, too, when the session ends there.
      withPreloading(PreloadAllModules),
      // `CurrentPage` tells of it.
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
  ],
};
