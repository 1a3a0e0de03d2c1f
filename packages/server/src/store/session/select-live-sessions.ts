import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** The sessions that could be refreshed now. Reads what is committed, and locks nothing. */
export function selectLiveSessions(db: Kysely<Tables>, nowSeconds: number) {
  return db
    .selectFrom('sessions')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.subject', '=', 'sessions.subject')
        .onRef('subjects.generation', '=', 'sessions.subject_generation'),
    )
    .where('subjects.enabled', '=', 1)
    .where('sessions.idle_expires_at', '>', nowSeconds);
}
