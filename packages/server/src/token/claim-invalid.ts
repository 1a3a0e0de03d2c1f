import { LatchkeyError } from '../error/latchkey-error.ts';

/** The refusal of a token for one claim. `rule` is for people and never holds a value of the token. */
export function claimInvalid(claim: string, rule: string): LatchkeyError {
  return new LatchkeyError('claim_invalid', rule, { claim });
}
