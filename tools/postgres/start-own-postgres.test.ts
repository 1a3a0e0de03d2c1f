import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { findBinaries } from './find-binaries.ts';
import { type OwnPostgres, startOwnPostgres } from './start-own-postgres.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const dataFolder = async (url: string) => {
  const [row] = await query(url, 'show data_directory');
  return (row as { data_directory: string }).data_directory;
};

describe.skipIf(findBinaries() === null)('a PostgreSQL of our own', () => {
  let server: OwnPostgres;
  beforeAll(async () => {
    server = await startOwnPostgres();
  });
  afterAll(() => server.stop());

  it('asks for its password', async () => {
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it.each([
    ['stopped', undefined],
    ['killed', 'kill'],
  ] as const)('keeps port and data when it is %s and started again', async (name, how) => {
    await query(server.url, 'create table if not exists notes (text text)');
    await query(server.url, `insert into notes values ('${name}')`);
    await server.stopServer(how);
    await expect(query(server.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.startAgain();
    expect(await query(server.url, `select text from notes where text = '${name}'`)).toEqual([
      { text: name },
    ]);
  });

  it('waits for the disk only where it is told to', async () => {
    expect(await query(server.url, 'show fsync')).toEqual([{ fsync: 'off' }]);
    const durable = await startOwnPostgres({ durable: true });
    onTestFinished(() => durable.stop());
    expect(await query(durable.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('leaves nothing when it is stopped, though its server had ended before', async () => {
    const other = await startOwnPostgres();
    const folder = await dataFolder(other.url);
    await other.stopServer();
    expect(existsSync(folder)).toBe(true);
    await other.stop();
    expect(existsSync(folder)).toBe(false);
    await expect(query(other.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('leaves nothing when the process that started it is killed', async () => {
    const script = `
      import { startOwnPostgres } from ${JSON.stringify(new URL('start-own-postgres.ts', import.meta.url).href)};
      console.log((await startOwnPostgres()).url);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const url = String(((await once(child.stdout, 'data')) as [Buffer])[0]).trim();
    const folder = await dataFolder(url);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 20_000 });
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
