import { LatchkeyClientError } from '@latchkey/client';
import { expect, it } from 'vitest';
import { signInProblem } from './sign-in-problem';

it('blames the fields for refused credentials, and for nothing else', () => {
  const refused = signInProblem(new LatchkeyClientError('credentials_invalid', 'Invalid credentials'));
  expect(refused).toEqual({ text: 'Invalid credentials.', credentials: true });
  const gone = signInProblem(new LatchkeyClientError('network_error', 'The server cannot be reached.'));
  expect(gone).toEqual({ text: 'The server cannot be reached.', credentials: false });
});
