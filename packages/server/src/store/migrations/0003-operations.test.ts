import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { EngineKind } from '../engine.ts';
import type { StoreLocation } from '../store-location.ts';
import { engines, openTestStore, temporaryLocation } from '../open-test-store.fixture.ts';
import { accounts } from './0001-accounts.ts';
import { sessions } from './0002-sessions.ts';
import { migrate } from './migrate.ts';
import { openRawDatabase } from './raw-database.fixture.ts';

const nowSeconds = 1_800_000_000;

/** A database of the second version, with an account, a session of it, and a fact. */
async function secondVersion(engine: EngineKind): Promise<StoreLocation> {
  const location = await temporaryLocation(engine);
  const { db, kind } = openRawDatabase(location);
  await migrate(db, kind, { '0001-accounts': accounts, '0002-sessions': sessions });
  await sql`
    insert into users (username, username_key, password_hash, scopes, demo, created_at, updated_at)
    values ('Alice', 'alice', 'hash', 'read', 0, 1, 1)`.execute(db);
  await sql`insert into subjects (subject, generation, enabled, changed_number) values ('1', 2, 1, 0)`.execute(
    db,
  );
  await sql`
    insert into sessions (id, subject, subject_generation, generation, issued_at, scopes, created_at, last_seen_at,
      expires_at, idle_expires_at)
    values ('session', '1', 2, 4, ${nowSeconds}, 'read', ${nowSeconds}, ${nowSeconds},
      ${nowSeconds + 1_000}, ${nowSeconds + 1_000})`.execute(db);
  await sql`update feed_head set number = 1`.execute(db);
  await sql`insert into facts (number, created_at, kind, jti) values (1, ${nowSeconds}, 'token_ended', 'token')`.execute(
    db,
  );
  await db.destroy();
  return location;
}

describe.each(engines)('the migration to operations on %s', (engine) => {
  it('keeps accounts, sessions and facts', async () => {
    const store = await openTestStore(await secondVersion(engine));
    expect(await store.accounts.findByUsername('alice')).toMatchObject({ id: '1', generation: 2 });
    expect(await store.sessions.list('1', nowSeconds)).toMatchObject([{ id: 'session', generation: 4 }]);
    const connection = await store.feed.connect(() => undefined);
    expect((await connection.read(null)).facts).toMatchObject([{ number: 1, fact: { jti: 'token' } }]);
    await connection.close();
  });

  it('begins with an empty trail, no counters, and every lease free', async () => {
    const store = await openTestStore(await secondVersion(engine));
    expect(await store.audit.read({ limit: 10 })).toEqual([]);
    const lease = { name: 'job', holder: 'a', nowSeconds, untilSeconds: nowSeconds + 600 };
    expect(await store.leases.take(lease)).toBe(true);
    expect(await store.throttle.prune(Number.MAX_SAFE_INTEGER)).toBe(0);
  });
});
