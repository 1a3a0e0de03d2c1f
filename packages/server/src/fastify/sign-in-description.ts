import { bodyCodes } from './description/error-code-groups.ts';
import { answer } from './description/answer.ts';
import type { RouteDescription } from './description/described-route.ts';
import type { SignInSettings } from './options/sign-in-options.ts';
import { signInSchema, tokenResponse } from './sign-in-schema.ts';
import { tokenExample } from './token-example.ts';

interface SignInKind {
  readonly settings: Pick<SignInSettings, 'usernameField' | 'passwordField' | 'signInResponse'>;
  readonly hasSessions: boolean;
  readonly hasCookies: boolean;
}

/** `POST /auth` in the words of OpenAPI. */
export function signInDescription({ settings, hasSessions, hasCookies }: SignInKind): RouteDescription {
  const { usernameField, passwordField, signInResponse } = settings;
  const credentials = { [usernameField]: 'user', [passwordField]: 'password' };
  // What the application answers instead has a shape that only the application knows.
  const usual = { schema: tokenResponse, example: tokenExample };
  return {
    operationId: 'signIn',
    summary: 'Sign in',
    description: `Takes a username and a password for an access token.${hasSessions ? sessionSentence : ''}`,
    tag: 'Signing in',
    security: hasCookies ? [[], ['csrfHeader']] : [],
    body: signInSchema(usernameField, passwordField, hasSessions),
    bodyExamples: [credentials, ...(hasSessions ? [{ ...credentials, session: 'token' }] : [])],
    answers: { 200: answer('Signed in.', signInResponse === null ? usual : { schema: {} }) },
    errorCodes: [
      ...bodyCodes,
      'credentials_invalid',
      ...(hasCookies ? (['csrf_refused'] as const) : []),
      'throttled',
      'overloaded',
      'store_unavailable',
    ],
  };
}

const sessionSentence =
  ' With `session` it also opens a session, whose refresh token is in the answer for `token`, and in a cookie that no ' +
  'script can read for `cookie`. An unknown name, a wrong password and a disabled account are answered alike.';
