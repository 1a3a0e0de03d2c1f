import { LatchkeyError } from '../error/latchkey-error.ts';

/** The refusal of a token whose form is wrong. `rule` is for people and never holds a piece of the token. */
export function tokenMalformed(rule: string): LatchkeyError {
  return new LatchkeyError('token_malformed', rule);
}
