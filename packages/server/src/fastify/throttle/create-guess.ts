import type { FastifyRequest } from 'fastify';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { networkOf } from '../../throttle/network-of.ts';
import type { Attempt, Throttle } from '../../throttle/throttle.ts';
import { guess } from './guess.ts';

/** Does work that tells whether a password is right, where the throttle lets it. */
export type Guess = <Result>(
  begin: (throttle: Throttle) => Promise<Attempt>,
  work: () => Promise<Result>,
  request: Pick<FastifyRequest, 'ip' | 'log'>,
) => Promise<Result>;

/** Half of those who may wait for the store, or for a hash, by default: the other half is for others. */
const maxAtOnce = 50;

/**
 * One for all routes of an application. Of one network at most 50 attempts are under way at a time. One more is held at
 * no cost, whatever the counters say: right passwords are never counted and fill the queue of the hasher too, and those
 * who are held ask the store. Null: nothing is limited.
 */
export function createGuess(throttle: Throttle | null): Guess {
  if (throttle === null) return (_begin, work) => work();
  const underWay = new Map<string, number>();

  function enter(network: string): void {
    const others = underWay.get(network) ?? 0;
    if (others >= maxAtOnce)
      throw new LatchkeyError('throttled', 'Too many attempts', { retryAfterSeconds: 1 });
    underWay.set(network, others + 1);
  }

  function leave(network: string): void {
    const others = (underWay.get(network) ?? 0) - 1;
    if (others > 0) underWay.set(network, others);
    else underWay.delete(network);
  }

  return async (begin, work, request) => {
    const network = networkOf(request.ip);
    enter(network);
    try {
      return await guess(await begin(throttle), work, request);
    } finally {
      leave(network);
    }
  };
}
