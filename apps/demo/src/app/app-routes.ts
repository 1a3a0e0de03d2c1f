import type { Routes } from '@angular/router';
import { scopeGuard, signedInGuard, signedOutGuard } from '@latchkey/angular';

/** Hidden in the moment in which nobody is signed in any more: see `App`. */
const data = { private: true };
/** Whenever somebody signs in or out, guards are asked again: see `askGuardsAgain`. */
const runGuardsAndResolvers = 'always';

/** Every page, each loaded when it is first wanted. Paths of the API are others: the server answers both. */
export const appRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadChildren: async () => (await import('./replay/replay-routes')).replayRoutes,
  },
  {
    path: 'sign-in',
    title: 'Sign in · Latchkey',
    canActivate: [signedOutGuard],
    runGuardsAndResolvers,
    loadComponent: async () => (await import('./sign-in/sign-in-page')).SignInPage,
  },
  {
    path: 'register',
    title: 'Create an account · Latchkey',
    canActivate: [signedOutGuard],
    runGuardsAndResolvers,
    loadComponent: async () => (await import('./register/register-page')).RegisterPage,
  },
  {
    path: 'account',
    title: 'Your account · Latchkey',
    data,
    canActivate: [signedInGuard],
    runGuardsAndResolvers,
    loadComponent: async () => (await import('./account/account-page')).AccountPage,
  },
  {
    path: 'inspector',
    title: 'Token inspector · Latchkey',
    loadComponent: async () => (await import('./inspector/inspector-page')).InspectorPage,
  },
  {
    path: 'vault',
    title: 'The vault · Latchkey',
    data,
    canActivate: [scopeGuard('vault:open')],
    runGuardsAndResolvers,
    loadComponent: async () => (await import('./vault/vault-page')).VaultPage,
  },
  {
    path: 'vault-closed',
    title: 'The vault is closed · Latchkey',
    data,
    canActivate: [signedInGuard],
    runGuardsAndResolvers,
    loadComponent: async () => (await import('./vault/vault-closed-page')).VaultClosedPage,
  },
  {
    path: '**',
    title: 'No such page · Latchkey',
    loadComponent: async () => (await import('./page/not-found-page')).NotFoundPage,
  },
];
