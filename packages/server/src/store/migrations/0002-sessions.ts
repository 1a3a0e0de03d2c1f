import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { createTable } from './create-table.ts';
import { wholeNumber } from './whole-number.ts';

export async function sessions(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  await createSubjects(db, kind);
  await createSessions(db, kind);
  await createFeed(db, kind);
  await createSigningKeys(db, kind);
  await createSecretCheck(db, kind);
}

/** Generations of everybody stand in one table from now on, those of users whose accounts are kept elsewhere too. */
async function createSubjects(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'subjects')
    .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
    .addColumn('generation', number, (column) => column.notNull())
    .addColumn('enabled', number, (column) => column.notNull().check(sql`enabled in (0, 1)`))
    .addColumn('changed_number', number, (column) => column.notNull())
    .execute();
  await sql`
    insert into subjects (subject, generation, enabled, changed_number)
    select cast(id as text), generation, enabled, 0 from users`.execute(db);
  await db.schema.alterTable('users').dropColumn('generation').execute();
  await db.schema.alterTable('users').dropColumn('enabled').execute();
}

async function createSessions(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'sessions')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('subject_generation', number, (column) => column.notNull())
    .addColumn('generation', number, (column) => column.notNull())
    .addColumn('parent', number)
    .addColumn('issued_at', number, (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', number, (column) => column.notNull())
    .addColumn('last_seen_at', number, (column) => column.notNull())
    .addColumn('expires_at', number, (column) => column.notNull())
    .addColumn('idle_expires_at', number, (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .addColumn('ip', 'text')
    .execute();
  await db.schema.createIndex('sessions_by_subject').on('sessions').column('subject').execute();
  await db.schema.createIndex('sessions_by_end').on('sessions').column('idle_expires_at').execute();
}

async function createFeed(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'facts')
    // Given by `feed_head`: a number that the database counts by itself is taken before the commit, not with it.
    .addColumn('number', number, (column) => column.primaryKey().notNull())
    .addColumn('created_at', number, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sid', 'text')
    .addColumn('jti', 'text')
    .addColumn('subject', 'text')
    .addColumn('generation', number)
    .addColumn('except_sid', 'text')
    .execute();
  await db.schema.createIndex('facts_by_age').on('facts').column('created_at').execute();
  await createSingleRow(db, kind, 'feed_head')
    .addColumn('number', number, (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('keep_seconds', number, (column) => column.notNull())
    .execute();
  const epoch = randomBytes(16).toString('base64url');
  await sql`insert into feed_head (id, number, epoch, keep_seconds) values (1, 0, ${epoch}, 0)`.execute(db);
}

async function createSigningKeys(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'signing_keys')
    .addColumn('kid', 'text', (column) => column.primaryKey().notNull())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('public_jwk', 'text')
    .addColumn('wrapped', 'text', (column) => column.notNull())
    .addColumn('wrapped_by', 'text', (column) => column.notNull())
    .addColumn('created_at', number, (column) => column.notNull())
    .addColumn('activated_at', number)
    .addColumn('ended_at', number)
    .execute();
  await createSingleRow(db, kind, 'key_ring')
    .addColumn('version', number, (column) => column.notNull())
    .execute();
  await sql`insert into key_ring (id, version) values (1, 0)`.execute(db);
}

async function createSecretCheck(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  await createSingleRow(db, kind, 'secret_check')
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

function createSingleRow(db: Kysely<unknown>, kind: EngineKind, name: string) {
  return createTable(db, kind, name).addColumn('id', wholeNumber(kind), (column) =>
    column.primaryKey().check(sql`id = 1`),
  );
}
