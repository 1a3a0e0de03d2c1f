import { routes, type CurrentUser } from '@latchkey/contract';
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import { parseScopes } from '../../account/parse-scopes.ts';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { checkUser } from '../check-user.ts';
import { describedRoute } from '../description/described-route.ts';
import { ownRoute } from '../own-scope.ts';
import type { LoadedUser, LoadUser } from './load-user.ts';
import { userDescription } from './user-description.ts';

/** Adds `GET /auth/me`: the user whom the token speaks for, as the application knows them now. */
export function addUserRoute(
  scope: FastifyInstance,
  loadUser: LoadUser,
  onRequest: onRequestAsyncHookHandler,
): void {
  scope.get(
    routes.me,
    { ...ownRoute, onRequest, ...describedRoute(userDescription) },
    async ({ claims }): Promise<CurrentUser> => {
      const user = await loadUser(claims.sub);
      // Whatever a callback without types returns for nobody.
      if (!user) throw new LatchkeyError('identity_not_found', 'User does not exist');
      checkLoaded(user, claims.sub);
      const { username, scopes = parseScopes(claims['scope']) } = user;
      return { id: claims.sub, username, scopes: [...scopes] };
    },
  );
}

function checkLoaded(user: LoadedUser, id: string): void {
  if (typeof (user.username as unknown) !== 'string') {
    throw new TypeError('loadUser must return a user with a username');
  }
  checkUser({ id, ...(user.scopes === undefined ? {} : { scopes: user.scopes }) }, 'loadUser');
}
