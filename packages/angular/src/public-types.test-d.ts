// Compiled by `npm run check`, never run: what the public types promise, and the mistakes that they refuse.
import type { HttpContext, HttpInterceptorFn } from '@angular/common/http';
import type { EnvironmentProviders, Provider, Signal } from '@angular/core';
import type { CanActivateChildFn, CanActivateFn, CanMatchFn } from '@angular/router';
import type { AuthState, JsonObject, LatchkeyClientError, SignedInState } from '@latchkey/client';
import { expectTypeOf, it } from 'vitest';
import { provideLatchkeyTesting } from '../testing/src/index';
import {
  latchkeyInterceptor,
  provideLatchkey,
  provideLatchkeyPaths,
  requireLatchkey,
  scopeGuard,
  signedInGuard,
  signedOutGuard,
  skipLatchkey,
  withCrossTab,
  withProactiveRefresh,
  withRestoreOnStart,
  withTokenGetter,
  type LatchkeySession,
  type LatchkeyUser,
} from './index';

declare const session: LatchkeySession;
const config = { serverUrl: 'https://api.example.com' };

it('has guards that fit everywhere where the router takes guards', () => {
  const guards = { signedInGuard, signedOutGuard, scoped: scopeGuard('reports:read', 'reports:list') };
  expectTypeOf(guards).toExtend<Record<string, CanActivateFn>>();
  expectTypeOf(guards).toExtend<Record<string, CanActivateChildFn>>();
  expectTypeOf(guards).toExtend<Record<string, CanMatchFn>>();
  // @ts-expect-error it makes a guard, and is none
  expectTypeOf(scopeGuard satisfies CanActivateFn);
  // @ts-expect-error scopes are arguments, and no list
  scopeGuard(['reports:read']);
});

it('has an interceptor', () => {
  expectTypeOf(latchkeyInterceptor).toExtend<HttpInterceptorFn>();
});

it('takes a config and features', () => {
  const all = [withRestoreOnStart(), withProactiveRefresh(), withCrossTab()];
  expectTypeOf(provideLatchkey(config, ...all)).toEqualTypeOf<EnvironmentProviders>();
  provideLatchkey(
    config,
    withTokenGetter(() => null),
  );
  provideLatchkey(
    config,
    withTokenGetter(async () => Promise.resolve('a.b.c')),
  );
  // @ts-expect-error without a server there is nothing to sign in to
  provideLatchkey({});
  // @ts-expect-error a feature says that
  provideLatchkey({ ...config, proactiveRefresh: true });
  // @ts-expect-error features are called
  provideLatchkey(config, withRestoreOnStart);
  // @ts-expect-error features are no options
  provideLatchkey(config, { restoreOnStart: true });
  // @ts-expect-error a token may change, so it is asked for
  withTokenGetter('a.b.c');
  // @ts-expect-error nobody is null
  withTokenGetter(() => undefined);
  // @ts-expect-error a path is a string
  expectTypeOf(provideLatchkeyPaths({ signIn: ['sign-in'] })).toEqualTypeOf<Provider>();
});

it('has the session as signals to read, with null where nobody is signed in', () => {
  expectTypeOf(session.status).toEqualTypeOf<Signal<AuthState['status']>>();
  expectTypeOf(session.claims).toEqualTypeOf<Signal<JsonObject | null>>();
  expectTypeOf(session.user).toEqualTypeOf<Signal<LatchkeyUser | null>>();
  expectTypeOf(session.problem).toEqualTypeOf<Signal<LatchkeyClientError | null>>();
  expectTypeOf(session.secondsLeft).toEqualTypeOf<Signal<number | null>>();
  expectTypeOf(session.signIn({ username: 'ada', password: 'hers' })).toEqualTypeOf<Promise<SignedInState>>();
  expectTypeOf(session.signedIn).not.toHaveProperty('set');
  // @ts-expect-error nobody may be signed in
  expectTypeOf(session.user().id);
  // @ts-expect-error both are needed
  void session.signIn({ username: 'ada' });
});

it('marks requests by their context', () => {
  expectTypeOf(skipLatchkey()).toEqualTypeOf<HttpContext>();
  expectTypeOf(requireLatchkey(skipLatchkey())).toEqualTypeOf<HttpContext>();
  // @ts-expect-error the context says it
  requireLatchkey(true);
});

it('provides for tests whoever they want', () => {
  provideLatchkeyTesting();
  provideLatchkeyTesting({ user: 'ada', scopes: ['reports:read'], now: 0 });
  provideLatchkeyTesting({ user: { id: '1', username: 'ada' }, now: () => 0 });
  // @ts-expect-error scopes are a list
  provideLatchkeyTesting({ user: 'ada', scopes: 'reports:read' });
  // @ts-expect-error a user has an id
  provideLatchkeyTesting({ user: { username: 'ada' } });
});
