import { LatchkeyClientError } from '@latchkey/client';

/** The error of an answer that is not what the contract says. */
export function unknownAnswer(): LatchkeyClientError {
  return new LatchkeyClientError(
    'response_invalid',
    'The server answered in a form that this page does not know.',
  );
}
