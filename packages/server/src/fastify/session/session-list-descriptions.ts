import { answer } from '../description/answer.ts';
import type { RouteDescription } from '../description/described-route.ts';
import { guardCodes } from '../description/error-code-groups.ts';
import { sessionList } from './session-schema.ts';

const common = { tag: 'Sessions', security: [['accessToken']] } as const;

/** `GET /auth/sessions` in the words of OpenAPI. */
export const sessionListDescription: RouteDescription = {
  ...common,
  operationId: 'listSessions',
  summary: 'List sessions',
  description: 'The sessions of the user that have not ended, the one seen last first.',
  answers: {
    200: answer('The sessions.', {
      schema: sessionList,
      example: {
        sessions: [
          {
            id: 'aGhpc0lzTm9TZXNzaW9u',
            current: true,
            created_at: 1_767_225_600,
            last_seen_at: 1_767_229_200,
            user_agent: 'curl/8.14.1',
            ip: '192.0.2.7',
          },
        ],
      },
    }),
  },
  errorCodes: [...guardCodes, 'content_type_unsupported'],
};

/** `DELETE /auth/sessions` in the words of OpenAPI. */
export const endOthersDescription: RouteDescription = {
  ...common,
  operationId: 'endOtherSessions',
  summary: 'End all other sessions',
  description: 'Ends every session of the user but the one that the access token belongs to.',
  answers: { 204: answer('The others have ended.') },
  errorCodes: [...guardCodes, 'body_malformed', 'body_too_large', 'content_type_unsupported'],
};

/** `DELETE /auth/sessions/:id` in the words of OpenAPI. */
export const endSessionDescription: RouteDescription = {
  ...common,
  operationId: 'endSession',
  summary: 'End one session',
  description:
    'Ends a session of the user. One that is unknown, has ended or is of somebody else is answered alike.',
  params: { id: 'The `id` of a session in the list.' },
  answers: { 204: answer('There is no such session any more.') },
  errorCodes: [...guardCodes, 'body_malformed', 'body_too_large', 'content_type_unsupported'],
};
