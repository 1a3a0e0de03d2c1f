import { describe, expect, it } from 'vitest';
import { errorFromAnswer } from './error-from-answer.ts';

const refusal = {
  status_code: 401,
  error: 'Bad Request',
  description: 'Invalid credentials',
  code: 'credentials_invalid',
};
const answer = { status: 401, body: refusal, retryAfter: null };

describe('errorFromAnswer', () => {
  it('passes on the code, the description and the status', () => {
    const error = errorFromAnswer(answer);
    expect(error).toMatchObject({
      code: 'credentials_invalid',
      description: 'Invalid credentials',
      status: 401,
    });
    expect(error.message).toBe('Invalid credentials');
    expect(error.retryAfterSeconds).toBeUndefined();
  });

  it.each([
    ['a code that looks like none', 'Everything is fine'],
    ['a code of the client itself', 'network_error'],
    ['no code', undefined],
    ['a code that is no string', ['credentials_invalid']],
  ])('does not trust %s, but keeps the description', (_name, code) => {
    const error = errorFromAnswer({ ...answer, body: { ...refusal, code } });
    expect(error).toMatchObject({
      code: 'response_invalid',
      description: 'Invalid credentials',
      status: 401,
    });
  });

  it.each([
    undefined,
    null,
    '<h1>Bad Gateway</h1>',
    [],
    7,
    { code: 'internal' },
    { code: 'internal', description: {} },
  ])('calls %j an invalid response', (body) => {
    const error = errorFromAnswer({ ...answer, status: 502, body });
    expect(error.code).toBe('response_invalid');
    expect(error.description).toBe('The server answered 502 in an unknown form.');
  });

  it('passes on a code that a newer server may know', () => {
    expect(errorFromAnswer({ ...answer, body: { ...refusal, code: 'too_new' } }).code).toBe('too_new');
  });

  it('passes on what is wrong with which field', () => {
    const body = { ...refusal, code: 'validation_failed', fields: { password: 'too_short' } };
    expect(errorFromAnswer({ ...answer, status: 400, body }).fields).toEqual({ password: 'too_short' });
    expect(errorFromAnswer(answer).fields).toBeUndefined();
  });

  const now = () => Date.UTC(2026, 0, 1, 12, 0, 0);
  it.each([
    ['0', 0],
    ['120', 120],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['never GMT', undefined],
    ['99999999999999999999', undefined],
  ])('reads Retry-After: %s as %s seconds', (retryAfter, seconds) => {
    expect(errorFromAnswer({ ...answer, retryAfter, now }).retryAfterSeconds).toBe(seconds);
  });
});
