import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { useStrictJson } from './json-body-parser.ts';
import type { AuthenticatedUser } from './authenticated-user.ts';
import type { IssueToken } from './issue-token.ts';
import type { SignInSettings } from './options/sign-in-options.ts';
import type { SendError } from './send-error.ts';
import { signInSchema, tokenResponse } from './sign-in-schema.ts';
import { createBodyValidator } from './validate-body.ts';

/** Room for 1,024 characters of password, each escaped in the longest way that JSON knows, and a username. */
const bodyLimitBytes = 32 * 1024;

interface SignInDependencies {
  readonly settings: SignInSettings;
  readonly issueToken: IssueToken;
  readonly sendError: SendError;
}

type SignInBody = Readonly<Record<string, string | undefined>>;

/** Adds the sign-in route: a username and a password for an access token. To be called in a scope of its own. */
export function addSignInRoute(scope: FastifyInstance, path: string, dependencies: SignInDependencies): void {
  const { settings, issueToken, sendError } = dependencies;
  const body = signInSchema(settings.usernameField, settings.passwordField);
  // What the application answers instead has a shape that only the application knows.
  const response = settings.signInResponse === null ? { 200: tokenResponse } : {};
  scope.removeAllContentTypeParsers();
  useStrictJson(scope);
  scope.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  scope.post<{ Body: SignInBody }>(
    path,
    {
      bodyLimit: bodyLimitBytes,
      schema: { body, response },
      validatorCompiler: () => createBodyValidator(body),
      onRequest: [forbidCaching, refuseEncodedBody],
    },
    async (request) => {
      refuseSession(request.body);
      const user = await signedInUser(request.body, settings);
      const answer = await issueToken(user);
      return settings.signInResponse === null ? answer : settings.signInResponse(answer, user, request);
    },
  );
}

async function signedInUser(body: SignInBody, settings: SignInSettings): Promise<AuthenticatedUser> {
  const { [settings.usernameField]: username, [settings.passwordField]: password } = body;
  const user = username && password ? await settings.authenticate(username, password) : null;
  // Not every callback is compiled with types: `false`, as of `user && matches`, is nobody and never somebody.
  if (!user) throw new LatchkeyError('credentials_invalid', 'Invalid credentials');
  return user;
}

/** A client that asks for a session must not believe that it got one. */
function refuseSession(body: SignInBody): void {
  if (!Object.hasOwn(body, 'session')) return;
  throw new LatchkeyError('validation_failed', 'This server offers no sessions: leave "session" out', {
    fields: { session: 'unsupported' },
  });
}

function forbidCaching(_request: unknown, reply: FastifyReply, done: () => void): void {
  reply.header('cache-control', 'no-store');
  done();
}

/** Nothing here undoes an encoding; read as it is, such a body would be something else than was sent. */
function refuseEncodedBody(request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') done();
  else done(new LatchkeyError('content_type_unsupported', 'Send the body without a Content-Encoding'));
}
