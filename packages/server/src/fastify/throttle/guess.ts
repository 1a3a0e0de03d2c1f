import type { FastifyRequest } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import type { Attempt } from '../../throttle/throttle.ts';
import { answerTo } from '../send-error.ts';

/**
 * Does the password work of an attempt and settles it: it was right where the work resolves, counts where it is refused
 * for what was guessed, and does not count where it came to no verdict. A settling that fails is logged and no more:
 * whoever knew the password gets in, or has changed it, with one failure too many that will be forgotten.
 */
export async function guess<Result>(
  attempt: Attempt,
  work: () => Promise<Result>,
  request: Pick<FastifyRequest, 'log'>,
): Promise<Result> {
  const settle = async (settling: Promise<void>) => {
    await settling.catch((error: unknown) => request.log.warn({ err: error }, 'an attempt was not settled'));
  };
  try {
    const result = await work();
    await settle(attempt.succeeded());
    return result;
  } catch (error) {
    if (!isVerdict(error)) await settle(attempt.undo());
    throw error;
  }
}

/** A guess that was wrong, in whatever words. A registration of a name that is taken has told as much. */
function isVerdict(thrown: unknown): boolean {
  if (thrown instanceof LatchkeyError && thrown.code === 'validation_failed')
    return thrown.fields?.['current_password'] === 'incorrect';
  const { status } = answerTo(thrown);
  return status === 401 || status === 403 || status === 409;
}
