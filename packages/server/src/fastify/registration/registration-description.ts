import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';
import { bodyCodes } from '../description/error-code-groups.ts';
import { registerBody, registeredAccount } from './registration-schema.ts';

/** `POST /auth/register` in the words of OpenAPI. */
export function registrationDescription(isOff: boolean): RouteDescription {
  const off = isOff ? ' This server lets no strangers register.' : '';
  return {
    operationId: 'register',
    summary: 'Register',
    description: `Makes an account. Nobody is signed in by it.${off}`,
    tag: 'Account',
    body: registerBody,
    bodyExamples: [{ username: 'ada', password: 'three words and a 7' }],
    answers: {
      201: answer('The account exists.', {
        schema: registeredAccount,
        example: { id: '2', username: 'ada' },
      }),
    },
    errorCodes: [
      ...bodyCodes,
      'registration_off',
      'username_taken',
      'throttled',
      'overloaded',
      'store_unavailable',
    ],
  };
}
