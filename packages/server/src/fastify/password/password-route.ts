import { routes, type ChangePasswordRequest } from '@latchkey/contract';
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import { ownRoute } from '../own-scope.ts';
import { sessionIdOf } from '../session/session-id-of.ts';
import { createBodyValidator } from '../validate-body.ts';
import type { ChangePassword } from './change-password.ts';
import { changePasswordBody } from './password-schema.ts';

/** Adds `POST /auth/password`: the current password for a new one. The session of the token that asks lives on. */
export function addPasswordRoute(
  scope: FastifyInstance,
  changePassword: ChangePassword,
  onRequest: onRequestAsyncHookHandler,
): void {
  scope.post<{ Body: ChangePasswordRequest }>(
    routes.password,
    {
      ...ownRoute,
      onRequest,
      schema: { body: changePasswordBody },
      validatorCompiler: () => createBodyValidator(changePasswordBody),
    },
    async ({ claims, body }, reply) => {
      await changePassword({
        id: claims.sub,
        currentPassword: body.current_password,
        newPassword: body.new_password,
        exceptSid: sessionIdOf(claims),
      });
      return reply.code(204).send();
    },
  );
}
