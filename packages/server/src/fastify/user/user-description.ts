import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';
import { guardCodes } from '../description/error-code-groups.ts';
import { currentUser } from './user-schema.ts';

/** `GET /auth/me` in the words of OpenAPI. */
export const userDescription: RouteDescription = {
  operationId: 'getMe',
  summary: 'Who am I',
  description: 'The user whom the access token speaks for, as they are known now.',
  tag: 'Account',
  security: [['accessToken']],
  answers: {
    200: answer('The user.', {
      schema: currentUser,
      example: { id: '1', username: 'ada', scopes: ['read'] },
    }),
  },
  errorCodes: [...guardCodes, 'content_type_unsupported'],
};
