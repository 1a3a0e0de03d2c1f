import { routes, type RegisteredAccount, type RegisterRequest } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { describedRoute } from '../description/described-route.ts';
import type { Report } from '../event/create-reporter.ts';
import { ownRoute } from '../own-scope.ts';
import type { Guess } from '../throttle/create-guess.ts';
import type { Register } from './register.ts';
import { registrationDescription } from './registration-description.ts';

interface Registering {
  Body: RegisterRequest;
}

interface RegistrationDependencies {
  readonly register: Register | 'off';
  readonly guess: Guess;
  readonly report: Report;
}

/** Adds `POST /auth/register`: an account for a stranger, or a word that there is none to be had. */
export function addRegistrationRoute(
  scope: FastifyInstance,
  { register, guess, report }: RegistrationDependencies,
): void {
  scope.post<Registering>(
    routes.register,
    {
      ...ownRoute,
      ...(register === 'off' ? { onRequest: refuse } : {}),
      ...describedRoute(registrationDescription(register === 'off')),
    },
    report('registration', async (request: FastifyRequest<Registering>, reply: FastifyReply, about) => {
      if (register === 'off') return refuse();
      const { username, password } = request.body;
      const account = await guess(
        ({ beginRegistration }) => beginRegistration({ ip: request.ip }),
        () => registered(register, { username, password }),
        request,
      );
      about({ subject: account.id });
      return reply.code(201).send({ id: account.id, username: account.username });
    }),
  );
}

async function registered(register: Register, registration: RegisterRequest): Promise<RegisteredAccount> {
  const result = await register(registration);
  if (result.result === 'registered') return result.account;
  throw new LatchkeyError('username_taken', 'Somebody else has this username');
}

/** Before the body is read: whatever it holds, the answer is the same. */
function refuse(): never {
  throw new LatchkeyError('registration_off', 'This server does not let strangers register');
}
