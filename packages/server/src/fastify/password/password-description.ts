import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';
import { bodyCodes, guardCodes } from '../description/error-code-groups.ts';
import { changePasswordBody } from './password-schema.ts';

/** `POST /auth/password` in the words of OpenAPI. */
export const passwordDescription: RouteDescription = {
  operationId: 'changePassword',
  summary: 'Change the password',
  description:
    'Sets a new password and ends all other sessions of the user. A wrong current password is `validation_failed`, with ' +
    '`incorrect` for the field `current_password`.',
  tag: 'Account',
  security: [['accessToken']],
  body: changePasswordBody,
  bodyExamples: [{ current_password: 'password', new_password: 'three words and a 7' }],
  answers: { 204: answer('The new password holds.') },
  errorCodes: [...guardCodes, ...bodyCodes, 'throttled', 'overloaded'],
};
