import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface Database {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty database on a PostgreSQL server. */
export async function createDatabase(serverUrl: string): Promise<Database> {
  const name = `chaos_${randomBytes(6).toString('hex')}`;
  await query(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => query(serverUrl, `drop database ${name} with (force)`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
