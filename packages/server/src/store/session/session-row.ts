import type { Selectable } from 'kysely';
import { parseScopes } from '../../account/parse-scopes.ts';
import type { Session } from '../../session/session.ts';
import type { SessionsTable } from '../tables.ts';

type SessionRow = Selectable<SessionsTable>;

export function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    subject: row.subject,
    subjectGeneration: row.subject_generation,
    generation: row.generation,
    parent: row.parent,
    issuedAtSeconds: row.issued_at,
    scopes: parseScopes(row.scopes),
    createdAtSeconds: row.created_at,
    lastSeenAtSeconds: row.last_seen_at,
    expiresAtSeconds: row.expires_at,
    idleExpiresAtSeconds: row.idle_expires_at,
    userAgent: row.user_agent,
    ip: row.ip,
  };
}

export function toSessionRow(session: Session): SessionRow {
  return {
    id: session.id,
    subject: session.subject,
    subject_generation: session.subjectGeneration,
    generation: session.generation,
    parent: session.parent,
    issued_at: session.issuedAtSeconds,
    scopes: session.scopes.join(' '),
    created_at: session.createdAtSeconds,
    last_seen_at: session.lastSeenAtSeconds,
    expires_at: session.expiresAtSeconds,
    idle_expires_at: session.idleExpiresAtSeconds,
    user_agent: session.userAgent,
    ip: session.ip,
  };
}
