import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Site } from '../server/site.ts';

/** Lets go of a lock. */
export type Unlock = () => Promise<void>;

const holder = fileURLToPath(new URL('./hold-write-lock.ts', import.meta.url));

/** Locks the whole database against writing, and on PostgreSQL against reading too, from beside the servers. */
export function lockDatabase({ engine, databaseUrl }: Site): Promise<Unlock> {
  return engine === 'sqlite' ? lockFile(databaseUrl.replace(/^sqlite:/, '')) : lockTables(databaseUrl);
}

async function lockFile(file: string): Promise<Unlock> {
  const child = spawn(process.execPath, [holder, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await exited;
  };
}

async function lockTables(url: string): Promise<Unlock> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  await client.query('begin');
  await client.query(`lock table ${rows.map(({ name }) => name).join(', ')} in access exclusive mode`);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}
