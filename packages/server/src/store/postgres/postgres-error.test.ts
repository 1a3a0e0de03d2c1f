import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { errorFromPostgres, isConnectionFault } from './postgres-error.ts';

const refusal = { message: 'it failed', severity: 'ERROR' };

/** Everything that a log could print of it. */
const printed = (error: Error) => inspect(error, { showHidden: true, depth: 10 });

describe('the error for a failed statement', () => {
  it.each([
    ['a deadlock', '40P01'],
    ['a lock that was not given', '55P03'],
    ['a read-only server', '25006'],
    ['a full disk', '53100'],
    ['too many connections', '53300'],
    ['a server that stops', '57P01'],
    ['a table that is missing', '42P01'],
    ['a code that nobody knows', 'ZZZZZ'],
  ])('is store_unavailable where the caller can do nothing about it: %s', (_name, code) => {
    expect(errorFromPostgres({ ...refusal, code })).toMatchObject({
      code: 'store_unavailable',
      retryAfterSeconds: 2,
      cause: { name: 'PostgresError', message: 'it failed', code },
    });
  });

  it.each([
    ['unique', '23505'],
    ['foreign key', '23503'],
  ])('is a PostgresError where a constraint was violated: %s', (_name, code) => {
    expect(errorFromPostgres({ ...refusal, code })).toMatchObject({ name: 'PostgresError', code });
  });

  it('says what was tried for each address of a host', () => {
    const faults = ['connect ECONNREFUSED ::1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'];
    const reason = Object.assign(new AggregateError(faults.map((text) => new Error(text))), {
      code: 'ECONNREFUSED',
    });
    expect(errorFromPostgres(reason)).toMatchObject({
      cause: { message: faults.join('; '), code: 'ECONNREFUSED' },
    });
  });

  it.each(['22P02', 'P0001', '23505'])('never holds a value, with the code %s', (code) => {
    const quoting = 'Key (username_key)=(marked-value) already exists';
    const reason = Object.assign(new Error(code.startsWith('23') ? 'duplicate key' : quoting), {
      code,
      severity: 'ERROR',
      detail: quoting,
      where: quoting,
      hint: quoting,
      internalQuery: quoting,
    });
    expect(printed(errorFromPostgres(reason))).not.toContain('marked-value');
  });
});

describe('a connection', () => {
  it.each([
    ['a violated constraint', '23505'],
    ['a statement that took too long', '57014'],
    ['a lock that was not given', '55P03'],
  ])('is of use after %s', (_name, code) => {
    expect(isConnectionFault({ ...refusal, code })).toBe(false);
  });

  it.each([
    ['the server ended it', { severity: 'FATAL', code: '57P01' }],
    ['it was idle in a transaction for too long', { severity: 'FATAL', code: '25P03' }],
    ['its transaction took too long for the server', { severity: 'FATAL', code: '25P04' }],
    ['it is read-only', { severity: 'ERROR', code: '25006' }],
    ['no answer came in time', { message: 'Query read timeout' }],
    ['the network failed', { code: 'EPIPE' }],
  ])('is of no use any more when %s', (_name, reason) => {
    expect(isConnectionFault(reason)).toBe(true);
  });
});
