import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { SignedInUser } from './authenticated-user.ts';
import type { BeginSignIn } from './begin-sign-in.ts';
import { checkUser } from './check-user.ts';
import { describedRoute } from './description/described-route.ts';
import type { Report } from './event/create-reporter.ts';
import type { SignInSettings } from './options/sign-in-options.ts';
import { ownRoute } from './own-scope.ts';
import { signInDescription } from './sign-in-description.ts';
import { subjectOf } from './subject-of.ts';
import type { Guess } from './throttle/create-guess.ts';

interface SignInDependencies {
  readonly settings: SignInSettings;
  readonly beginSignIn: BeginSignIn;
  readonly guess: Guess;
  readonly report: Report;
  /** Whether `session` is looked at at all. */
  readonly hasSessions: boolean;
  /** Whether a session may be kept in a cookie. */
  readonly hasCookies: boolean;
}

type SignInBody = Readonly<Record<string, string | undefined>>;

/** Adds the sign-in route: a username and a password for an access token. To be called in a scope of its own. */
export function addSignInRoute(scope: FastifyInstance, path: string, dependencies: SignInDependencies): void {
  const { settings, beginSignIn, report, hasSessions, hasCookies } = dependencies;
  const description = describedRoute(signInDescription({ settings, hasSessions, hasCookies }));
  scope.post<{ Body: SignInBody }>(
    path,
    { ...ownRoute, ...description },
    report('sign_in', async (request: FastifyRequest<{ Body: SignInBody }>, reply: FastifyReply, about) => {
      const complete = beginSignIn(request, reply);
      const user = await signedInUser(request, dependencies);
      about({ subject: subjectOf(user) });
      const { answer, sid } = await complete(user);
      about({ sid });
      return settings.signInResponse === null ? answer : settings.signInResponse(answer, user, request);
    }),
  );
}

async function signedInUser(
  request: FastifyRequest<{ Body: SignInBody }>,
  { settings, guess }: SignInDependencies,
): Promise<SignedInUser> {
  const { [settings.usernameField]: username, [settings.passwordField]: password } = request.body;
  // Nobody's, at no cost: there is nothing to limit.
  if (!username || !password) throw invalid();
  const authenticate = async () => {
    const user = await settings.authenticate(username, password, request);
    // Not every callback is compiled with types: `false`, as of `user && matches`, is nobody and never somebody.
    if (!user) throw invalid();
    checkUser(user, 'authenticate');
    return user;
  };
  return guess(({ begin }) => begin({ username, ip: request.ip }), authenticate, request);
}

function invalid(): LatchkeyError {
  return new LatchkeyError('credentials_invalid', 'Invalid credentials');
}
