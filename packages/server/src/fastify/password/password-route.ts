import { routes, type ChangePasswordRequest } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { describedRoute } from '../description/described-route.ts';
import type { Report } from '../event/create-reporter.ts';
import { ownRoute } from '../own-scope.ts';
import { sessionIdOf } from '../session/session-id-of.ts';
import type { Guess } from '../throttle/create-guess.ts';
import type { ChangePassword } from './change-password.ts';
import { passwordDescription } from './password-description.ts';

interface Changing {
  Body: ChangePasswordRequest;
}

interface PasswordDependencies {
  readonly changePassword: ChangePassword;
  readonly guess: Guess;
  readonly report: Report;
  /** Lets requests with a valid token pass. */
  readonly onRequest: onRequestAsyncHookHandler;
}

/** Adds `POST /auth/password`: the current password for a new one. The session of the token that asks lives on. */
export function addPasswordRoute(
  scope: FastifyInstance,
  { changePassword, guess, report, onRequest }: PasswordDependencies,
): void {
  scope.post<Changing>(
    routes.password,
    {
      ...ownRoute,
      onRequest,
      ...describedRoute(passwordDescription),
    },
    report('password_change', async (request: FastifyRequest<Changing>, reply: FastifyReply, about) => {
      const { claims, body, ip } = request;
      const sid = sessionIdOf(claims);
      about({ subject: claims.sub, sid });
      const change = {
        id: claims.sub,
        currentPassword: body.current_password,
        newPassword: body.new_password,
        exceptSid: sid,
      };
      await guess(
        ({ beginForSubject }) => beginForSubject({ subject: claims.sub, sid, ip }),
        () => changePassword(change),
        request,
      );
      return reply.code(204).send();
    }),
  );
}
