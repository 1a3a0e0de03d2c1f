import { LatchkeyClientError } from '@latchkey/client';
import { mistake } from '../form/problem';
import { waitText } from '../form/wait-text';
import type { Ending } from './runs';

/** Says how a run ended and, where the server said so, how long to wait. */
export function describeEnding({ run, error }: Ending): string {
  return error ? `Run ${run} stopped: ${describeError(error)}` : `Run ${run} is done: every step worked.`;
}

/** The server's description as a sentence, and how long to wait. Of this page's own faults the console says more. */
export function describeError(error: Error): string {
  if (!(error instanceof LatchkeyClientError)) return mistake.text;
  const { description, retryAfterSeconds } = error;
  const sentence = /[.!?]$/.test(description) ? description : `${description}.`;
  return retryAfterSeconds ? `${sentence} ${waitText(retryAfterSeconds)}` : sentence;
}

/** Whether a run ended for want of an answer, and not by a refusal. */
export function isServerGone({ error }: Ending): boolean {
  return error instanceof LatchkeyClientError && ['network_error', 'timeout'].includes(error.code);
}
