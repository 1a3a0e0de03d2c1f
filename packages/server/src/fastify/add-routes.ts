import { routes } from '@latchkey/contract';
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import { JwtKey } from '../token/jwt-key.ts';
import { beginPlainSignIn } from './begin-sign-in.ts';
import { createCookieMode } from './cookie/cookie-mode.ts';
import { createRefreshCookie } from './cookie/refresh-cookie.ts';
import { createTokenIssuer, type IssueToken } from './issue-token.ts';
import { createReporter, type Report } from './event/create-reporter.ts';
import type { EmptyBody } from './json-body-parser.ts';
import { addKeySetRoute } from './key-set/key-set-route.ts';
import type { LatchkeySettings } from './options/latchkey-options.ts';
import { prepareOwnScope } from './own-scope.ts';
import { addPasswordRoute } from './password/password-route.ts';
import { addRegistrationRoute } from './registration/registration-route.ts';
import type { SendError } from './send-error.ts';
import { createAnswerTokens } from './session/answer-tokens.ts';
import { beginSessionSignIn, type SessionSignInDependencies } from './session/begin-session-sign-in.ts';
import { createSignOutDecoder } from './session/decode-for-sign-out.ts';
import { addRefreshRoute } from './session/refresh-route.ts';
import { addSessionListRoutes } from './session/session-list-routes.ts';
import { addSignOutRoute } from './session/sign-out-route.ts';
import { addSignInRoute } from './sign-in-route.ts';
import { createGuess, type Guess } from './throttle/create-guess.ts';
import { addUserRoute } from './user/user-route.ts';

interface RouteDependencies {
  readonly settings: LatchkeySettings;
  /** Lets requests with a valid token pass. */
  readonly guard: onRequestAsyncHookHandler;
  readonly sendError: SendError;
}

/** Adds every route that the options ask for. */
export async function addRoutes(app: FastifyInstance, dependencies: RouteDependencies): Promise<void> {
  const { settings, guard, sendError } = dependencies;
  const { key, token, signIn, register, loadUser } = settings;
  const report = createReporter(settings.onEvent);
  const guess = createGuess(settings.throttle);
  const { signInPath } = signIn;
  if (register !== null) {
    await inOwnScope(app, sendError, 'malformed', (scope) =>
      addRegistrationRoute(scope, { register, guess, report }),
    );
  }
  if (loadUser !== null) {
    await inOwnScope(app, sendError, 'absent', (scope) => addUserRoute(scope, loadUser, guard));
  }
  if (signInPath === null && settings.session === null) return;
  // A public key signs nothing; better said now than at the first sign-in.
  if (token.encodeToken === null) JwtKey.signingKeyOf(key.signing());
  const issueToken = createTokenIssuer(token, key.signing);
  const session = sessionDependencies(app, settings, issueToken);
  if (signInPath !== null) {
    const beginSignIn = session === null ? beginPlainSignIn(issueToken) : beginSessionSignIn(session);
    await inOwnScope(app, sendError, 'malformed', (scope) =>
      addSignInRoute(scope, signInPath, {
        settings: signIn,
        beginSignIn,
        guess,
        report,
        hasSessions: session !== null,
        hasCookies: (session?.cookies ?? null) !== null,
      }),
    );
  }
  if (session === null) return;
  await inOwnScope(app, sendError, 'absent', (scope) =>
    addSessionRoutes(scope, dependencies, session, { report, guess }),
  );
}

async function inOwnScope(
  app: FastifyInstance,
  sendError: SendError,
  emptyBody: EmptyBody,
  addTo: (scope: FastifyInstance) => void,
): Promise<void> {
  await app.register((scope, _options, done) => {
    prepareOwnScope(scope, sendError, emptyBody);
    addTo(scope);
    done();
  });
}

function sessionDependencies(
  app: FastifyInstance,
  { session, token }: LatchkeySettings,
  issueToken: IssueToken,
): SessionSignInDependencies | null {
  if (session === null) return null;
  const { sessions, cookie } = session;
  const path = `${app.prefix}${routes.signIn}`;
  const cookies =
    cookie && createCookieMode(createRefreshCookie(cookie.publicUrl, path), cookie.origins, token.clock);
  return { sessions, cookies, answerTokens: createAnswerTokens(issueToken, cookies) };
}

function addSessionRoutes(
  scope: FastifyInstance,
  { settings, guard }: RouteDependencies,
  session: SessionSignInDependencies,
  { report, guess }: { readonly report: Report; readonly guess: Guess },
): void {
  const { sessions, cookies } = session;
  const { findToken } = settings.request;
  const changePassword = settings.session?.changePassword ?? null;
  addRefreshRoute(scope, session, report);
  addSignOutRoute(scope, {
    sessions,
    cookies,
    findToken,
    report,
    decodeToken: createSignOutDecoder(settings.token, settings.key.keys),
  });
  addSessionListRoutes(scope, { sessions, onRequest: guard, report });
  if (changePassword !== null) addPasswordRoute(scope, { changePassword, guess, report, onRequest: guard });
  addKeySetRoute(scope, sessions.keys);
}
