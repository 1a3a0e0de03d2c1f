import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import { openTestStore } from '../open-test-store.fixture.ts';
import {
  queryPostgres,
  temporaryDatabaseUrl,
  temporarySchemaUrl,
} from '../postgres/test-database.fixture.ts';
import { openRawDatabase } from './raw-database.fixture.ts';

const tablesOf = async (url: string) => {
  const rows = await queryPostgres<{ name: string }>(
    url,
    'select relname as name from pg_class where relnamespace = current_schema()::regnamespace order by 1',
  );
  return rows.map(({ name }) => name);
};

describe('migrating a database that is shared', () => {
  it('uses the schema of the user where the URL names none', async () => {
    const url = await temporaryDatabaseUrl();
    await openTestStore({ url });
    expect(await queryPostgres(url, "select to_regclass('public.users') is not null as there")).toEqual([
      { there: true },
    ]);
  });

  it('leaves tables of other programs alone, those of a program that uses Kysely included', async () => {
    const url = await temporarySchemaUrl();
    await queryPostgres(
      url,
      `create table kysely_migration (name text, timestamp text);
       insert into kysely_migration values ('2020-orders', '2020');
       create table orders (id bigint);
       create view statistics as select * from orders`,
    );
    const { accounts } = await openTestStore({ url });
    expect(await accounts.findByUsername('alice')).toBeNull();
    expect(await queryPostgres(url, 'select name from kysely_migration')).toEqual([{ name: '2020-orders' }]);
  });

  it('refuses a schema in which another program has a table of ours, and changes nothing', async () => {
    const url = await temporarySchemaUrl();
    await queryPostgres(url, 'create table sessions (id bigint)');
    await expect(openStore({ url })).rejects.toThrow(
      /it holds tables of another program under the same names; name another database or schema/,
    );
    expect(await tablesOf(url)).toEqual(['sessions']);
  });

  it('is not confused by a store in another schema, of another version too', async () => {
    const url = await temporaryDatabaseUrl();
    const inSchema = (name: string) => {
      const changed = new URL(url);
      changed.searchParams.set('options', `-c search_path=${name},public`);
      return changed.href;
    };
    await openTestStore({ url });
    await queryPostgres(
      url,
      `insert into latchkey_migration values ('9999-future', '2999-01-01T00:00:00.000Z');
       create schema one; create schema two`,
    );
    const one = await openTestStore({ url: inSchema('one') });
    const two = await openTestStore({ url: inSchema('two') });
    await one.secretCheck.settle('one');
    expect(await two.secretCheck.settle('two')).toBe('two');
    await expect(openStore({ url })).rejects.toThrow(/a newer version/);
  });

  it('waits for whoever is migrating the same schema, and not for another', async () => {
    const [url, other] = [await temporarySchemaUrl(), await temporarySchemaUrl()];
    const { db } = openRawDatabase({ url });
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtext('latchkey_migration'), hashtext(current_schema()))`.execute(
        transaction,
      );
      await expect(openTestStore({ url: other })).resolves.toBeDefined();
      await expect(openStore({ url, limits: { openMilliseconds: 2_000 } })).rejects.toThrow(
        /another process keeps it locked/,
      );
    });
    await expect(openTestStore({ url })).resolves.toBeDefined();
  });

  it('takes for each statement as long as opening may take', async () => {
    const url = await temporaryDatabaseUrl();
    await queryPostgres(
      url,
      `create function tell() returns event_trigger language plpgsql as
         'begin raise exception using errcode = ''0A000'', message = current_setting(''statement_timeout''); end';
       create event trigger told on ddl_command_start execute function tell()`,
    );
    await expect(openStore({ url, limits: { openMilliseconds: 7_000 } })).rejects.toThrow(/: 7s$/);
  });

  it('never gives the id of a deleted account to another', async () => {
    const url = await temporarySchemaUrl();
    await openTestStore({ url });
    const insert = `insert into users (username, username_key, password_hash, scopes, demo, created_at, updated_at)
      values ('a', 'a', '', '', 0, 0, 0) returning id`;
    expect(await queryPostgres(url, insert)).toEqual([{ id: '1' }]);
    await queryPostgres(url, 'delete from users');
    expect(await queryPostgres(url, insert)).toEqual([{ id: '2' }]);
  });
});
