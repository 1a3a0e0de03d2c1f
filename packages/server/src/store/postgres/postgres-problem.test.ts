import { describe, expect, it } from 'vitest';
import { openProblem } from '../open-problem.ts';
import { errorFromPostgres } from './postgres-error.ts';

describe('the problem with a PostgreSQL, for whoever starts the program', () => {
  it.each([
    ['53300', 'sorry, too many clients already', /no connection left/],
    ['57P03', 'the database system is starting up', /starting or stopping; try again/],
    ['57014', 'canceling statement due to statement timeout', /took too long over a statement/],
    ['53100', 'could not extend file', /its disk is full/],
    [
      '28000',
      'no pg_hba.conf entry for host "x", user "y", database "z", SSL encryption',
      /does not let this user in/,
    ],
    [
      '28000',
      'no pg_hba.conf entry for host "x", user "y", database "z", no encryption',
      /demands an encrypted connection; add sslmode/,
    ],
    ['CERT_HAS_EXPIRED', 'certificate has expired', /its certificate has expired/],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'self-signed certificate in chain',
      /its certificate is not trusted; name the authority/,
    ],
  ])('is told for the code %s (%s)', (code, message, problem) => {
    expect(openProblem(errorFromPostgres({ code, message, severity: 'FATAL' }))).toMatch(problem);
  });

  it('is what PostgreSQL says where nothing better is known', () => {
    expect(openProblem(errorFromPostgres({ code: 'XX000', message: 'broken', severity: 'ERROR' }))).toBe(
      'broken',
    );
  });
});
