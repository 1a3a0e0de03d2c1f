import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Site } from '../server/site.ts';

/** A part of what somebody has who stole the database. */
export interface DumpPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Everything that is in the database, as files and, where these are not all, as text. */
export function dumpDatabase({ engine, databaseUrl }: Site): Promise<readonly DumpPart[]> {
  return engine === 'sqlite'
    ? Promise.resolve(dumpFile(databaseUrl.replace(/^sqlite:/, '')))
    : dumpPostgres(databaseUrl);
}

function dumpFile(file: string): readonly DumpPart[] {
  return ['', '-wal', '-shm']
    .map((ending) => file + ending)
    .filter((name) => existsSync(name))
    .map((name) => ({ name, bytes: readFileSync(name) }));
}

async function dumpPostgres(url: string): Promise<readonly DumpPart[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('checkpoint');
    const rows = await dumpRows(client);
    const folder = await onlyValue(client, 'show data_directory');
    const database = await onlyValue(
      client,
      'select oid::text from pg_database where datname = current_database()',
    );
    return [
      { name: 'rows', bytes: Buffer.from(rows) },
      ...readFolder(join(folder, 'base', database)),
      ...readFolder(join(folder, 'pg_wal')),
    ];
  } finally {
    await client.end();
  }
}

/** Every row of every table as PostgreSQL writes it. */
async function dumpRows(client: Client): Promise<string> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.join('\n');
}

async function onlyValue(client: Client, query: string): Promise<string> {
  const { rows } = await client.query<[string]>({ text: query, rowMode: 'array' });
  const [value] = rows.flat();
  if (value === undefined) throw new Error(`no answer to: ${query}`);
  return value;
}

function readFolder(folder: string): readonly DumpPart[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => ({ name, bytes: readFileSync(name) }));
}
