import { LatchkeyClientError, type ClientErrorCode } from '@latchkey/client';
import { expect, it, vi } from 'vitest';
import { problemOf } from './problem';

const refused = (code: ClientErrorCode, details = {}) => new LatchkeyClientError(code, 'Why', details);

it('says the same of every wrong sign-in, and blames name and password', () => {
  expect(problemOf(refused('credentials_invalid', { status: 401 }))).toEqual({
    text: 'The username or the password is wrong.',
    waitSeconds: null,
    credentials: true,
  });
});

it.each<[ClientErrorCode, number | undefined, string]>([
  ['network_error', undefined, 'The server cannot be reached. What you typed is still here.'],
  ['timeout', undefined, 'The server cannot be reached. What you typed is still here.'],
  ['store_unavailable', 503, 'The server cannot do this now. What you typed is still here.'],
  ['registration_off', 403, 'This server does not let strangers make accounts.'],
  ['csrf_refused', 403, 'Why.'],
])('blames no field for %s', (code, status, text) => {
  expect(problemOf(refused(code, { status }))).toMatchObject({ text, credentials: false });
});

it('says how long to wait', () => {
  const problem = problemOf(refused('throttled', { status: 429, retryAfterSeconds: 7 }));
  expect(problem).toMatchObject({ text: 'That was tried too often.', waitSeconds: 7 });
});

it('tells a fault of this page to the console, and nothing of it to the user', () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const fault = new TypeError('x is undefined');
  expect(problemOf(fault).text).not.toContain('undefined');
  expect(report).toHaveBeenCalledWith(fault);
  vi.unstubAllGlobals();
});
