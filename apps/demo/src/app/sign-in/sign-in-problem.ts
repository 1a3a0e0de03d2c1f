import { LatchkeyClientError } from '@latchkey/client';
import { describeError } from '../run/describe-ending';

/** What the form says of a run that failed. */
export interface SignInProblem {
  readonly text: string;
  /** Whether the fields are to blame: what they hold was refused. */
  readonly credentials: boolean;
}

export function signInProblem(error: Error): SignInProblem {
  const credentials = error instanceof LatchkeyClientError && error.code === 'credentials_invalid';
  return { text: describeError(error), credentials };
}
