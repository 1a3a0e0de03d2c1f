import { ForeignSecretError, UnreadableKeyError } from '@latchkey/server';
import { StartError } from '../start-error.ts';

/** For a secret that does not fit the store a `StartError`, in the words of the configuration; any other error as it is. */
export function secretProblem(error: unknown): unknown {
  if (error instanceof ForeignSecretError) {
    return new StartError(
      'the store was made with another secret: set SECRET_KEY to that one, or list it in SECRET_KEY_ALSO_ACCEPT ' +
        'while the secret changes',
    );
  }
  if (error instanceof UnreadableKeyError) return new StartError(error.message);
  return error;
}
