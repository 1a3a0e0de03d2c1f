import { Readable } from 'node:stream';
import {
  createAccounts,
  createPasswordHasher,
  LatchkeyError,
  openStore,
  type Accounts,
} from '@latchkey/server';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test-server.fixture.ts';
import { describeEnd } from './describe-totals.ts';
import { importLines, someHash, users } from './import-run.fixture.ts';

async function openAccounts(): Promise<Accounts> {
  const store = await openStore({ file: join(temporaryFolder(), 'store.sqlite') });
  onTestFinished(async () => {
    await store.close();
  });
  return createAccounts({ store: store.accounts, passwords: createPasswordHasher() });
}

/** Takes everything, and notes how much at a time. */
function takingAccounts() {
  const batches: number[] = [];
  const accounts: Pick<Accounts, 'importMany'> = {
    importMany(batch) {
      batches.push(batch.length);
      return Promise.resolve(batch.map((_, at) => ({ result: 'imported', id: String(at + 1) })));
    },
  };
  return { accounts, batches };
}

describe('importing users', () => {
  it('brings them with hash, scopes, state and age', async () => {
    const accounts = await openAccounts();
    const { end, refused } = await importLines(
      [
        { username: 'Alice', password_hash: someHash, scopes: ['a'], created_at: '2020-01-01' },
        { username: 'bob', password_hash: someHash, enabled: false },
      ],
      accounts,
      { clock: () => 1_700_000_000_000 },
    );
    expect(refused).toEqual([]);
    expect(end).toEqual({ end: 'complete', lines: 2, imported: 2, existing: 0, refused: 0, throughLine: 2 });
    expect(await accounts.list({ limit: 10 })).toMatchObject([
      {
        username: 'Alice',
        scopes: ['a'],
        enabled: true,
        createdAtSeconds: 1_577_836_800,
        hashScheme: 'bcrypt',
      },
      { username: 'bob', scopes: [], enabled: false, createdAtSeconds: 1_700_000_000 },
    ]);
  });

  it('reports each bad line by its number, in the order of the file, and goes on', async () => {
    const lines = [
      { username: 'alice', password_hash: someHash },
      'no JSON',
      { username: 'two words', password_hash: someHash },
      '',
      { username: 'carol', password_hash: 'md5$abc$deadbeef' },
      { username: 'dave', password_hash: someHash, enabled: 'no' },
      { username: 'erin', password_hash: someHash },
    ];
    const { end, refused } = await importLines(lines, await openAccounts());
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 5, 6]);
    expect(end).toMatchObject({ end: 'complete', lines: 6, imported: 2, refused: 4, throughLine: 7 });
    expect(JSON.stringify(refused)).not.toMatch(/deadbeef|two words|carol/);
  });

  it('changes nothing the second time', async () => {
    const accounts = await openAccounts();
    await importLines(users(30), accounts, { batchSize: 7 });
    const before = await accounts.list({ limit: 100 });
    const again = users(30).map((user) => ({ ...user, scopes: 'other', enabled: false }));
    const { end } = await importLines(again, accounts, { batchSize: 7 });
    expect(end).toMatchObject({ end: 'complete', imported: 0, existing: 30, refused: 0 });
    expect(await accounts.list({ limit: 100 })).toEqual(before);
  });

  it.each([1, 2, 10])(
    'keeps the first of two users of one name, and says so, in batches of %i',
    async (batchSize) => {
      const accounts = await openAccounts();
      const lines = [
        { username: 'alice', password_hash: someHash, scopes: 'first' },
        { username: 'ＡＬＩＣＥ', password_hash: someHash, scopes: 'second' },
      ];
      const { refused } = await importLines(lines, accounts, { batchSize });
      expect(refused).toEqual([
        {
          line: 2,
          problem:
            'an earlier line, or somebody meanwhile, has brought a user of this name, who stays as they are',
        },
      ]);
      expect(await accounts.list({ limit: 10 })).toMatchObject([{ username: 'alice', scopes: ['first'] }]);
    },
  );

  it('stops where the store goes away, says how far it got, and goes on from there', async () => {
    const accounts = await openAccounts();
    let calls = 0;
    const failing: Pick<Accounts, 'importMany'> = {
      importMany(batch) {
        calls += 1;
        if (calls === 3) throw new LatchkeyError('store_unavailable', 'The store is away');
        return accounts.importMany(batch);
      },
    };
    const first = await importLines(users(10), failing, { batchSize: 3 });
    expect(first.end).toMatchObject({ end: 'store_unavailable', imported: 6, throughLine: 6 });
    expect(describeEnd(first.end)).toMatch(
      /^the store cannot be reached: The store is away; stopped after line 6:/,
    );
    const second = await importLines(users(10), accounts, { batchSize: 3 });
    expect(second.end).toMatchObject({ end: 'complete', imported: 4, existing: 6, throughLine: 10 });
  });

  it('passes on what else goes wrong', async () => {
    const broken = { importMany: () => Promise.reject(new RangeError('a defect')) };
    await expect(importLines(users(1), broken)).rejects.toThrow('a defect');
    const input = new Readable({ read: () => undefined }).destroy(new Error('EISDIR'));
    await expect(importLines([], broken, { input })).rejects.toThrow('EISDIR');
  });

  it('ends after the batch under way when it is told to', async () => {
    const { accounts, batches } = takingAccounts();
    const stop = new AbortController();
    const stopping: typeof accounts = {
      importMany(batch) {
        if (batches.length === 1) stop.abort();
        return accounts.importMany(batch);
      },
    };
    const { end, progress } = await importLines(users(50), stopping, { batchSize: 10, signal: stop.signal });
    expect(end).toMatchObject({ end: 'interrupted', imported: 20, throughLine: 20 });
    expect(progress.at(-1)).toMatchObject({ imported: 20 });
    expect(batches).toEqual([10, 10]);
  });

  it('does not wait for input once it is told to end', async () => {
    const stop = new AbortController();
    const silent = new Readable({ read: () => stop.abort() });
    const { end } = await importLines([], takingAccounts().accounts, { input: silent, signal: stop.signal });
    expect(end).toMatchObject({ end: 'interrupted', lines: 0, throughLine: 0 });
  });

  it('reads no further than the batch under way, and pauses as long as that took', async () => {
    let read = 0;
    let now = 1_000;
    const ahead: number[] = [];
    const pauses: number[] = [];
    const slow: Pick<Accounts, 'importMany'> = {
      importMany(batch) {
        ahead.push(read);
        now += 40;
        return Promise.resolve(batch.map((_, at) => ({ result: 'imported', id: String(at + 1) })));
      },
    };
    function* counted() {
      for (const user of users(2_000)) {
        read += 1;
        yield user;
      }
    }
    const pause = (milliseconds: number) => Promise.resolve(void pauses.push(milliseconds));
    const { progress } = await importLines(counted(), slow, { batchSize: 100, clock: () => now, pause });
    // A stream of objects holds up to sixteen of them.
    expect(ahead.every((lines, batch) => lines <= (batch + 1) * 100 + 17)).toBe(true);
    expect(pauses).toEqual(Array.from({ length: 20 }, () => 40));
    expect(progress.at(-1)?.linesPerSecond).toBe(2_500);
  });

  it('survives a line of 10 MB without end', async () => {
    const { accounts } = takingAccounts();
    const lines = ['x'.repeat(10_000_000), ...users(1)];
    const { end, refused } = await importLines(lines, accounts);
    expect(refused).toEqual([{ line: 1, problem: 'the line is longer than 65,536 bytes' }]);
    expect(end).toMatchObject({ imported: 1, refused: 1 });
  });

  it('writes nothing where it is only tried', async () => {
    const { accounts, batches } = takingAccounts();
    const lines = [...users(5), { username: 'alice', password_hash: 'plain' }];
    const { end, refused } = await importLines(lines, accounts, { dryRun: true });
    expect(end).toMatchObject({ end: 'complete', imported: 5, refused: 1 });
    expect(refused).toMatchObject([
      { line: 6, problem: expect.stringContaining('the password hash') as string },
    ]);
    expect(batches).toEqual([]);
  });
});
