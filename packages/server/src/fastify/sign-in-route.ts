import type { FastifyInstance } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { SignedInUser } from './authenticated-user.ts';
import type { BeginSignIn } from './begin-sign-in.ts';
import { checkUser } from './check-user.ts';
import type { SignInSettings } from './options/sign-in-options.ts';
import { ownRoute } from './own-scope.ts';
import { signInSchema, tokenResponse } from './sign-in-schema.ts';
import { createBodyValidator } from './validate-body.ts';

interface SignInDependencies {
  readonly settings: SignInSettings;
  readonly beginSignIn: BeginSignIn;
  /** Whether `session` is looked at at all. */
  readonly hasSessions: boolean;
}

type SignInBody = Readonly<Record<string, string | undefined>>;

/** Adds the sign-in route: a username and a password for an access token. To be called in a scope of its own. */
export function addSignInRoute(scope: FastifyInstance, path: string, dependencies: SignInDependencies): void {
  const { settings, beginSignIn, hasSessions } = dependencies;
  const body = signInSchema(settings.usernameField, settings.passwordField, hasSessions);
  // What the application answers instead has a shape that only the application knows.
  const response = settings.signInResponse === null ? { 200: tokenResponse } : {};
  scope.post<{ Body: SignInBody }>(
    path,
    { ...ownRoute, schema: { body, response }, validatorCompiler: () => createBodyValidator(body) },
    async (request, reply) => {
      const complete = beginSignIn(request, reply);
      const user = await signedInUser(request.body, settings);
      const answer = await complete(user);
      return settings.signInResponse === null ? answer : settings.signInResponse(answer, user, request);
    },
  );
}

async function signedInUser(body: SignInBody, settings: SignInSettings): Promise<SignedInUser> {
  const { [settings.usernameField]: username, [settings.passwordField]: password } = body;
  const user = username && password ? await settings.authenticate(username, password) : null;
  // Not every callback is compiled with types: `false`, as of `user && matches`, is nobody and never somebody.
  if (!user) throw new LatchkeyError('credentials_invalid', 'Invalid credentials');
  checkUser(user, 'authenticate');
  return user;
}
