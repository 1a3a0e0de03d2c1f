import type { SessionList, SessionSummary } from '@latchkey/contract';
import { unknownAnswer } from '../load/unknown-answer';

type Members<T> = Readonly<Partial<Record<keyof T, unknown>>>;

/**
 * What `GET /auth/sessions` answers.
 *
 * @throws {LatchkeyClientError} `response_invalid`
 */
export function readSessions(body: unknown): readonly SessionSummary[] {
  const { sessions } = (body ?? {}) as Members<SessionList>;
  if (!Array.isArray(sessions) || !sessions.every(isSession)) throw unknownAnswer();
  return sessions;
}

function isSession(value: unknown): value is SessionSummary {
  const { id, current, created_at, last_seen_at, user_agent, ip } = (value ?? {}) as Members<SessionSummary>;
  return (
    typeof id === 'string' &&
    typeof current === 'boolean' &&
    typeof created_at === 'number' &&
    typeof last_seen_at === 'number' &&
    [user_agent, ip].every((text) => text === null || typeof text === 'string')
  );
}
