import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ImportFileError } from './import-file-error.ts';
import { readAll } from './read-all.fixture.ts';
import { readCsv } from './read-csv.ts';

const hash = '$2b$12$eImiTXuWVxfM37uY4JANjQ';

function read(text: string) {
  return readAll(readCsv(Readable.from([Buffer.from(text)])));
}

function refusal(text: string): Promise<Error> {
  return read(text).then(
    () => Promise.reject(new Error('it was read')),
    (error: unknown) => error as Error,
  );
}

describe('reading CSV', () => {
  it('takes the columns in any order, quoted or not', async () => {
    const text = `password_hash,enabled,username,scopes,created_at\r\n${hash},true,"al""ice","a b",1700000000\r\n`;
    expect(await read(text)).toEqual([
      {
        line: 2,
        members: {
          password_hash: hash,
          enabled: true,
          username: 'al"ice',
          scopes: 'a b',
          created_at: 1_700_000_000,
        },
      },
    ]);
  });

  it('keeps commas in quotes, as those of a hash of argon2', async () => {
    const [record] = await read('username,password_hash\nalice,"$argon2id$v=19$m=8,t=1,p=1$x$y"\n');
    expect(record).toMatchObject({ members: { password_hash: '$argon2id$v=19$m=8,t=1,p=1$x$y' } });
  });

  it('takes an empty field for one that is not there', async () => {
    const [record] = await read(`username,password_hash,scopes,enabled,created_at\nalice,${hash},,,\n`);
    expect(record).toEqual({ line: 2, members: { username: 'alice', password_hash: hash } });
  });

  it.each([
    ['a quote that is never closed', `"alice,${hash}`, /a quote stands alone or is not closed/],
    ['a quote within a field', `al"ice,${hash}`, /a quote stands alone or is not closed/],
    ['too few fields', 'alice', /has 1 fields, and the header names 2 columns/],
    ['commas that should have been quoted', `alice,${hash},t=1,p=1`, /has 4 fields/],
  ])('refuses a line with %s, and reads the next', async (_, line, problem) => {
    const [bad, good] = await read(`username,password_hash\n${line}\nbob,${hash}\n`);
    expect(bad).toEqual({ line: 2, problem: expect.stringMatching(problem) as string });
    expect(JSON.stringify(bad)).not.toContain(hash);
    expect(good).toMatchObject({ line: 3, members: { username: 'bob' } });
  });

  it.each([
    ['names "email"', 'username,password_hash,email', /names a column "email", which is not known/],
    ['names a column twice', 'username,password_hash,username', /names the column username twice/],
    ['has no hashes', 'username,scopes', /does not name the column password_hash/],
    ['is separated otherwise', 'username;password_hash', /names something in column 1, which is not known/],
    ['is not there', `alice,${hash}`, /names a column "alice"/],
    ['is not there, and hashes come first', `${hash},alice`, /names something in column 1/],
  ])('refuses a file whose header %s', async (_, header, message) => {
    const error = await refusal(`${header}\nalice,${hash}\n`);
    expect(error).toBeInstanceOf(ImportFileError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/should be a header such as username,password_hash,scopes/);
    expect(error.message).not.toContain(hash);
  });
});
