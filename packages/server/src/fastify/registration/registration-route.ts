import { routes, type RegisterRequest } from '@latchkey/contract';
import type { FastifyInstance } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { ownRoute } from '../own-scope.ts';
import { createBodyValidator } from '../validate-body.ts';
import type { Register } from './register.ts';
import { registerBody, registeredAccount } from './registration-schema.ts';

/** Adds `POST /auth/register`: an account for a stranger, or a word that there is none to be had. */
export function addRegistrationRoute(scope: FastifyInstance, register: Register | 'off'): void {
  scope.post<{ Body: RegisterRequest }>(
    routes.register,
    {
      ...ownRoute,
      ...(register === 'off' ? { onRequest: refuse } : {}),
      schema: { body: registerBody, response: { 201: registeredAccount } },
      validatorCompiler: () => createBodyValidator(registerBody),
    },
    async ({ body: { username, password } }, reply) => {
      const registered = register === 'off' ? refuse() : await register({ username, password });
      if (registered.result === 'username_taken') {
        throw new LatchkeyError('username_taken', 'Somebody else has this username');
      }
      const { account } = registered;
      return reply.code(201).send({ id: account.id, username: account.username });
    },
  );
}

/** Before the body is read: whatever it holds, the answer is the same. */
function refuse(): never {
  throw new LatchkeyError('registration_off', 'This server does not let strangers register');
}
