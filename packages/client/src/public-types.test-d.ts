// Compiled by `npm run check`, never run: what the public types promise, and the mistakes that they refuse.
import { expectTypeOf, it } from 'vitest';
import {
  createAuthFetch,
  createAuthSession,
  decodeJwt,
  expiresAt,
  isExpired,
  LatchkeyClientError,
  type MalformedTokenError,
  type AuthSession,
  type AuthState,
  type ClientErrorCode,
  type JsonObject,
  type RegisteredAccount,
  type SignedInState,
  type SignOutOutcome,
  type UnauthorizedOutcome,
} from './index.ts';

declare const session: AuthSession;
declare const state: AuthState;
declare const outcome: SignOutOutcome;

it('makes a session of a server', () => {
  expectTypeOf(createAuthSession({ serverUrl: 'https://api.example.com' })).toEqualTypeOf<AuthSession>();
  createAuthSession({ serverUrl: new URL('https://api.example.com'), session: 'none', locks: null });
  // @ts-expect-error without a server there is nothing to sign in to
  createAuthSession({});
  // @ts-expect-error there are cookies or nothing
  createAuthSession({ serverUrl: 'https://api.example.com', session: 'localStorage' });
  // @ts-expect-error places are a list
  createAuthSession({ serverUrl: 'https://api.example.com', attachTo: 'https://api.example.com' });
});

it('has promises of what it does', () => {
  const credentials = { username: 'ada', password: 'hers' };
  expectTypeOf(session.signIn(credentials)).toEqualTypeOf<Promise<SignedInState>>();
  expectTypeOf(session.register(credentials)).toEqualTypeOf<Promise<RegisteredAccount>>();
  expectTypeOf(session.signOut({ everywhere: true })).toEqualTypeOf<Promise<SignOutOutcome>>();
  expectTypeOf(session.restore()).toEqualTypeOf<Promise<AuthState>>();
  expectTypeOf(session.token()).toEqualTypeOf<string | null>();
  expectTypeOf(session.authorize('/things', 'GET')).toEqualTypeOf<string | null>();
  const refused = { url: '/things', authorization: 'Bearer a.b.c' };
  expectTypeOf(session.handleUnauthorized(refused)).toEqualTypeOf<Promise<UnauthorizedOutcome>>();
  // @ts-expect-error both are needed
  void session.signIn({ username: 'ada' });
  // @ts-expect-error which token was refused matters
  void session.handleUnauthorized({ url: '/things' });
});

it('has a state to be told apart by its status, and not to be changed', () => {
  if (state.status === 'signed-in') expectTypeOf(state.claims).toEqualTypeOf<JsonObject>();
  if (state.status !== 'signed-out') {
    expectTypeOf(state.problem).toEqualTypeOf<LatchkeyClientError | null>();
  }
  // @ts-expect-error nobody may be signed in
  expectTypeOf(state.claims);
  // @ts-expect-error it is told by whoever changes it
  session.state = state;
  // @ts-expect-error where it is confirmed there is no problem
  expectTypeOf(outcome.problem);
});

it('has a fetch that is one', () => {
  expectTypeOf(createAuthFetch(session)).toEqualTypeOf<typeof globalThis.fetch>();
});

it('reads tokens without promising anything of them', () => {
  expectTypeOf(decodeJwt('a.b.c').claims['sub']).toBeUnknown();
  expectTypeOf(expiresAt('a.b.c')).toEqualTypeOf<Date | null>();
  expectTypeOf(isExpired('a.b.c', { offsetSeconds: 5 })).toBeBoolean();
  expectTypeOf(new LatchkeyClientError('timeout', 'Late').code).toEqualTypeOf<ClientErrorCode>();
  expectTypeOf<MalformedTokenError>().toExtend<TypeError>();
  // @ts-expect-error there is no such code
  new LatchkeyClientError('late', 'Late');
});
