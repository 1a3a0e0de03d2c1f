import { routes, type SignInRequest, type TokenResponse } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { useStrictJson } from './json-body-parser.ts';
import type { AuthenticatedUser, LatchkeyOptions } from './latchkey-options.ts';
import type { SendError } from './send-error.ts';
import { signInBody, tokenResponse } from './sign-in-schema.ts';
import { createBodyValidator } from './validate-body.ts';

/** Room for 1,024 characters of password, each escaped in the longest way that JSON knows, and a username. */
const bodyLimitBytes = 32 * 1024;

interface SignInDependencies {
  readonly authenticate: LatchkeyOptions['authenticate'];
  readonly issueToken: (user: AuthenticatedUser) => TokenResponse;
  readonly sendError: SendError;
}

/** Adds `POST /auth`: a username and a password for an access token. To be called in a scope of its own. */
export function addSignInRoute(scope: FastifyInstance, dependencies: SignInDependencies): void {
  const { authenticate, issueToken, sendError } = dependencies;
  scope.removeAllContentTypeParsers();
  useStrictJson(scope);
  scope.setErrorHandler((error, request, reply) => sendError(error, request, reply));

  scope.post<{ Body: SignInRequest }>(
    routes.signIn,
    {
      bodyLimit: bodyLimitBytes,
      schema: { body: signInBody, response: { 200: tokenResponse } },
      validatorCompiler: () => createBodyValidator(signInBody),
      onRequest: forbidCaching,
    },
    async ({ body }) => {
      refuseSession(body);
      const user = await signedInUser(body, authenticate);
      if (user === null) throw new LatchkeyError('credentials_invalid', 'Invalid credentials');
      return issueToken(user);
    },
  );
}

async function signedInUser(
  { username, password }: SignInRequest,
  authenticate: LatchkeyOptions['authenticate'],
): Promise<AuthenticatedUser | null> {
  if (!username || !password) return null;
  // Not every callback is compiled with types: `false`, as of `user && matches`, is nobody and never somebody.
  const user = await authenticate(username, password);
  return user ? user : null;
}

/** A client that asks for a session must not believe that it got one. */
function refuseSession(body: SignInRequest): void {
  if (!Object.hasOwn(body, 'session')) return;
  throw new LatchkeyError('validation_failed', 'This server offers no sessions: leave "session" out', {
    fields: { session: 'unsupported' },
  });
}

function forbidCaching(_request: unknown, reply: FastifyReply, done: () => void): void {
  reply.header('cache-control', 'no-store');
  done();
}
