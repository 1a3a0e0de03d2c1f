import type { CurrentUser } from '@latchkey/contract';
import { unknownAnswer } from '../load/unknown-answer';

/**
 * What `GET /auth/me` answers.
 *
 * @throws {LatchkeyClientError} `response_invalid`
 */
export function readCurrentUser(body: unknown): CurrentUser {
  const { id, username, scopes } = (body ?? {}) as Readonly<Partial<Record<keyof CurrentUser, unknown>>>;
  if (typeof id !== 'string' || typeof username !== 'string' || !Array.isArray(scopes)) throw unknownAnswer();
  return { id, username, scopes: scopes.map(String) };
}
