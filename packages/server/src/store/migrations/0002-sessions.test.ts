import { writeFileSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EngineKind } from '../engine.ts';
import type { StoreLocation } from '../store-location.ts';
import { engines, openTestStore, temporaryLocation } from '../open-test-store.fixture.ts';
import { PostgresDialect } from '../postgres/postgres-dialect.ts';
import { PostgresPool } from '../postgres/postgres-pool.ts';
import { SqliteDatabase } from '../sqlite/sqlite-database.ts';
import { SqliteDialect } from '../sqlite/sqlite-dialect.ts';
import { resolveLimits } from '../store-limits.ts';
import { accounts } from './0001-accounts.ts';
import { migrate } from './migrate.ts';

/** A connection that migrates nothing by itself. */
function connect(location: StoreLocation): Kysely<unknown> {
  const limits = resolveLimits();
  if ('url' in location)
    return new Kysely({ dialect: new PostgresDialect(new PostgresPool(location.url, limits)) });
  const { file } = location;
  writeFileSync(file, '');
  return new Kysely({
    dialect: new SqliteDialect(new SqliteDatabase({ file, busyMilliseconds: 1_000 }, limits)),
  });
}

/** A database of the first version, with an account in generation 3, and one that is disabled. */
async function firstVersion(engine: EngineKind): Promise<StoreLocation> {
  const location = await temporaryLocation(engine);
  const db = connect(location);
  onTestFinished(() => db.destroy());
  await migrate(db, engine, { '0001-accounts': accounts });
  const columns = sql`username, username_key, password_hash, scopes, generation, enabled, demo, created_at, updated_at`;
  for (const [name, generation, enabled] of [
    ['Alice', 3, 1],
    ['Bob', 0, 0],
  ] as const) {
    await sql`insert into users (${columns})
      values (${name}, ${name.toLowerCase()}, ${'hash'}, ${'read write'}, ${generation}, ${enabled}, 0, 1, 1)`.execute(
      db,
    );
  }
  await db.destroy();
  return location;
}

describe.each(engines)('the migration to sessions on %s', (engine) => {
  it('keeps accounts, with their generations and whether they are enabled', async () => {
    const { accounts: migrated, subjects } = await openTestStore(await firstVersion(engine));
    expect(await migrated.findByUsername('alice')).toEqual({
      id: '1',
      username: 'Alice',
      passwordHash: 'hash',
      scopes: ['read', 'write'],
      generation: 3,
      enabled: true,
      createdAtSeconds: 1,
    });
    expect(await migrated.findByUsername('bob')).toMatchObject({ id: '2', generation: 0, enabled: false });
    expect(await subjects.find('1')).toEqual({ generation: 3, enabled: true, changedNumber: 0 });
    expect(await subjects.find('2')).toEqual({ generation: 0, enabled: false, changedNumber: 0 });
  });

  it('goes on counting where the accounts left off', async () => {
    const store = await openTestStore(await firstVersion(engine));
    const change = { subject: '1', exceptSid: null, nowSeconds: 1_800_000_000 };
    expect(await store.subjects.voidTokens(change)).toEqual({
      generation: 4,
      enabled: true,
      changedNumber: 1,
    });
  });

  it('gives each database a feed of its own', async () => {
    const epochs = new Set<string>();
    for (let count = 0; count < 2; count += 1) {
      const { feed } = await openTestStore(engine);
      const connection = await feed.connect(() => undefined);
      epochs.add((await connection.read(null)).position.epoch);
      await connection.close();
    }
    expect(epochs.size).toBe(2);
  });
});
