import { describe, expect, it } from 'vitest';
import type { Throttle } from '../../throttle/throttle.ts';
import { createGuess } from './create-guess.ts';

const attempt = { succeeded: () => Promise.resolve(), undo: () => Promise.resolve() };
const throttle: Throttle = {
  begin: () => Promise.resolve(attempt),
  beginForSubject: () => Promise.resolve(attempt),
  beginRegistration: () => Promise.resolve(attempt),
};

/** Guesses that go on until they are told what came of them. */
function openGuesses(limit: Throttle | null) {
  const guess = createGuess(limit);
  const ends: PromiseWithResolvers<string>[] = [];
  const begin = (ip: string) => {
    const work = () => {
      const end = Promise.withResolvers<string>();
      ends.push(end);
      return end.promise;
    };
    const answer = guess(({ beginRegistration }) => beginRegistration({ ip }), work, { ip } as never);
    return answer.catch((error: unknown) => error);
  };
  const begun = async (ip: string, count: number) => {
    const answers = Array.from({ length: count }, () => begin(ip));
    await Promise.resolve();
    await Promise.resolve();
    return { first: answers[0] };
  };
  return { begin, begun, ends };
}

const held = { code: 'throttled', retryAfterSeconds: 1 };

describe('attempts at the same time', () => {
  it('are at most 50 from one network, and leave the others alone', async () => {
    const { begin, begun, ends } = openGuesses(throttle);
    await begun('2001:db8::1', 50);
    expect(await begin('2001:db8::2')).toMatchObject(held);
    expect(ends).toHaveLength(50);
    await begun('2001:db8:0:1::1', 50);
    expect(ends).toHaveLength(100);
  });

  it.each([
    ['right', (end: PromiseWithResolvers<string>) => end.resolve('right')],
    ['wrong', (end: PromiseWithResolvers<string>) => end.reject(new Error('wrong'))],
  ])('make room when one of them was %s', async (_what, tell) => {
    const { begin, begun, ends } = openGuesses(throttle);
    const { first } = await begun('192.0.2.1', 50);
    expect(await begin('192.0.2.1')).toMatchObject(held);
    ends.forEach((end, at) => at === 0 && tell(end));
    await first;
    await begun('192.0.2.1', 1);
    expect(ends).toHaveLength(51);
    expect(await begin('192.0.2.1')).toMatchObject(held);
  });

  it('make room when the throttle itself holds one', async () => {
    const refusal = new Error('held');
    const begin = () => Promise.reject(refusal);
    const { begin: ask } = openGuesses({ ...throttle, beginRegistration: begin });
    for (let count = 0; count < 60; count += 1) expect(await ask('192.0.2.1')).toBe(refusal);
  });

  it('are not limited where there is no throttle', async () => {
    const { begun, ends } = openGuesses(null);
    await begun('192.0.2.1', 60);
    expect(ends).toHaveLength(60);
  });
});
