import type { Client } from 'pg';

/** Makes the transaction that ends a session wait in the middle, until what it resolves to is called. */
export type HoldRevocation = (client: Client, sid: string) => Promise<() => Promise<unknown>>;

/** Before it has done anything: its session's row is taken. */
export const holdAtSession: HoldRevocation = async (client, sid) => {
  await client.query('begin');
  await client.query('select id from sessions where id = $1 for update', [sid]);
  return () => client.query('commit');
};

/** When nothing but the commit is left, and its fact has its number. */
export const holdBehindFact: HoldRevocation = async (client, sid) => {
  await client.query(`
    create table if not exists held (sid text);
    create or replace function hold() returns trigger language plpgsql as $$
      begin
        if exists (select from held where sid = new.sid) then perform pg_advisory_xact_lock(1); end if;
        return new;
      end
    $$;
    create or replace trigger hold after insert on facts for each row execute function hold();
  `);
  await client.query('insert into held values ($1)', [sid]);
  await client.query('select pg_advisory_lock(1)');
  return () => client.query('select pg_advisory_unlock(1)');
};

/** How many transactions wait for others. */
export async function countWaiting(client: Client): Promise<number> {
  const { rowCount } = await client.query('select from pg_locks where not granted');
  return rowCount ?? 0;
}
