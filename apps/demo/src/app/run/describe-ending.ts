import type { LatchkeyClientError } from '@latchkey/client';
import type { Ending } from './runs';

/** Says how a run ended and, where the server said so, how long to wait. */
export function describeEnding({ run, error }: Ending): string {
  return error ? `Run ${run} stopped: ${describeError(error)}` : `Run ${run} is done: every step worked.`;
}

/** The server's description as a sentence, and how long to wait. */
export function describeError({ description, retryAfterSeconds }: LatchkeyClientError): string {
  const sentence = /[.!?]$/.test(description) ? description : `${description}.`;
  return retryAfterSeconds ? `${sentence} ${waitText(retryAfterSeconds)}` : sentence;
}

/** Whether a run ended for want of an answer, and not by a refusal. */
export function isServerGone({ error }: Ending): boolean {
  return error?.code === 'network_error' || error?.code === 'timeout';
}

/** How long to wait, for people. */
export function waitText(seconds: number): string {
  return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}
