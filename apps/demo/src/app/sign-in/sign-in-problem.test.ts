import { LatchkeyClientError } from '@latchkey/client';
import { expect, it } from 'vitest';
import { signInProblem } from './sign-in-problem';

it('blames the fields for refused credentials, and for nothing else', () => {
  const refused = signInProblem(new LatchkeyClientError('credentials_invalid', 'Invalid credentials'));
  expect(refused).toEqual({ text: 'Invalid credentials.', credentials: true });
  const gone = signInProblem(new LatchkeyClientError('network_error', 'The server cannot be reached.'));
  expect(gone).toEqual({ text: 'The server cannot be reached.', credentials: false });
});

it('says after too many tries how long to wait, and blames no field', () => {
  const details = { status: 429, retryAfterSeconds: 4 };
  const held = signInProblem(new LatchkeyClientError('throttled', 'Too many attempts', details));
  expect(held).toEqual({ text: 'Too many attempts. Try again in 4 seconds.', credentials: false });
});
