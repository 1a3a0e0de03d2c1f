import { LatchkeyClientError } from '../error/latchkey-client-error.ts';

export function overtaken(): LatchkeyClientError {
  return new LatchkeyClientError('aborted', 'A later sign-in or sign-out overtook this one.');
}
