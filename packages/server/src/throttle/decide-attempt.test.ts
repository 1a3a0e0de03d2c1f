import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptCounters } from './attempt-counters.ts';
import { decideAttempt } from './decide-attempt.ts';
import { settleSucceeded, settleUndone } from './settle-counters.ts';
import { failUntilHeld, testThrottle } from './create-throttle.fixture.ts';
import { accountAndNetworkRule, accountRule, networkRule } from './throttle-rules.ts';
import type { ThrottleCounter } from './throttle-store.ts';

const now = 1_800_000_000;
const attempt: AttemptCounters = {
  own: { key: 'own', rule: accountAndNetworkRule },
  shared: [
    { key: 'account', rule: accountRule },
    { key: 'network', rule: networkRule },
  ],
};
const all = [attempt.own, ...attempt.shared];

function counter(key: string, changes: Partial<ThrottleCounter> = {}): ThrottleCounter {
  const times = { blockedUntilSeconds: now, knownUntilSeconds: 0, forgetAtSeconds: now + 1_000_000 };
  return { key, failures: 0, ...times, ...changes };
}

function decide(...counters: readonly ThrottleCounter[]) {
  return decideAttempt(attempt, new Map(counters.map((one) => [one.key, one])), now);
}

const held = (retryAfterSeconds: number) => ({ result: 'held', retryAfterSeconds });
const blocked = (key: string, seconds: number) =>
  counter(key, { failures: 60, blockedUntilSeconds: now + seconds });

describe('the decision over an attempt', () => {
  it.each(['own', 'account', 'network'])('holds while the counter "%s" does', (key) => {
    expect(decide(blocked(key, 1))).toEqual(held(1));
    expect(decide(blocked(key, 0)).result).toBe('reserved');
  });

  it('holds as long as the counter that holds longest', () => {
    expect(decide(blocked('own', 3), blocked('account', 70), blocked('network', 9))).toEqual(held(70));
  });

  it('asks only the own counter where a success is remembered', () => {
    const known = counter('own', { knownUntilSeconds: now + 1 });
    const decided = decide(known, blocked('account', 70), blocked('network', 9));
    expect(decided).toMatchObject({ result: 'reserved', counters: [{ key: 'own', failures: 1 }] });
    expect(decide({ ...blocked('own', 3), knownUntilSeconds: now + 1 })).toEqual(held(3));
    expect(decide({ ...known, knownUntilSeconds: now }, blocked('account', 70))).toEqual(held(70));
  });

  it('holds nobody for a time that only a wrong clock can have written', () => {
    expect(decide(blocked('own', 900 + 60))).toEqual(held(960));
    expect(decide(blocked('own', 900 + 61)).result).toBe('reserved');
    expect(decide(counter('own', { failures: 2, blockedUntilSeconds: now + 30 })).result).toBe('reserved');
  });

  it('keeps what was remembered of a success when it counts a failure', () => {
    const decided = decide(counter('own', { knownUntilSeconds: now + 99_999_999 }));
    expect(decided).toMatchObject({
      counters: [{ knownUntilSeconds: now + 99_999_999, forgetAtSeconds: now + 99_999_999 }],
    });
  });
});

const anyNumber = fc.oneof(
  fc.integer({ min: -5, max: 2_000 }),
  fc.integer({ min: now - 100_000, max: now + 100_000 }),
  fc.maxSafeInteger(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0.5, 2 ** 62),
);
const anyCounter = (key: string) =>
  fc.record({
    key: fc.constant(key),
    failures: anyNumber,
    blockedUntilSeconds: anyNumber,
    knownUntilSeconds: anyNumber,
    forgetAtSeconds: anyNumber,
  });

describe('counters with any numbers in them', () => {
  it('never hold longer than the longest wait, nor lead to numbers that make no sense', () => {
    fc.assert(
      fc.property(anyCounter('own'), anyCounter('account'), anyCounter('network'), (...counters) => {
        const decided = decide(...counters);
        if (decided.result === 'held') {
          expect(decided.retryAfterSeconds).toBeGreaterThan(0);
          expect(decided.retryAfterSeconds).toBeLessThanOrEqual(3_600 + 60);
          return;
        }
        for (const { failures, blockedUntilSeconds } of decided.counters) {
          expect(failures).toBeGreaterThanOrEqual(1);
          expect(failures).toBeLessThanOrEqual(1_000);
          expect(blockedUntilSeconds).toBeLessThanOrEqual(now + 3_600);
        }
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });
});

describe('an attempt that is undone', () => {
  it('leaves failures and waits as they were, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 40 }), (pauses) => {
        let counters = new Map<string, ThrottleCounter>();
        let time = now;
        const tryOnce = () => {
          const decided = decideAttempt(attempt, counters, time);
          if (decided.result === 'reserved') {
            counters = new Map(decided.counters.map((one) => [one.key, one]));
          }
          return decided.result;
        };
        for (const pause of pauses) {
          time += pause;
          tryOnce();
        }
        time += 4_000;
        const left = () => all.map(({ key }) => counters.get(key)?.failures ?? 0);
        const withOne = tryOnce() === 'reserved' ? left() : [];
        const counted = all.flatMap((one) => {
          const reserved = counters.get(one.key);
          return reserved === undefined ? [] : [{ ...one, reserved }];
        });
        counters = new Map(settleUndone(counted, counters).map((one) => [one.key, one]));
        expect(left()).toEqual(withOne.map((failures) => failures - 1));
        expect(decideAttempt(attempt, counters, time).result).toBe('reserved');
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('an attempt that succeeded', () => {
  it('takes only its own failure from the network', () => {
    const counters = all.map(({ key }) => counter(key, { failures: 7 }));
    const counted = all.map((one) => ({ ...one, reserved: counter(one.key, { failures: 7 }) }));
    const settled = settleSucceeded(counted, new Map(counters.map((one) => [one.key, one])), now);
    expect(settled.map(({ failures }) => failures)).toEqual([0, 0, 6]);
  });
});

describe('attempts at the same time', () => {
  it('get no more tries than one after the other, from any mixture of names and networks', async () => {
    const one = fc.record({ name: fc.integer({ min: 0, max: 3 }), network: fc.integer({ min: 0, max: 3 }) });
    const many = fc.array(one, { minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(many, async (guesses) => {
        const [row, crowd] = [testThrottle(), testThrottle()];
        const begin = ({ throttle }: typeof row, { name, network }: (typeof guesses)[number]) =>
          throttle.begin({ username: `user${name}`, ip: `192.0.2.${network}` }).then(
            () => 1,
            () => 0,
          );
        let tries = 0;
        for (const guess of guesses) tries += await begin(row, guess);
        const parallel = await Promise.all(guesses.map((guess) => begin(crowd, guess)));
        expect(parallel.reduce<number>((sum, passed) => sum + passed, 0)).toBe(tries);
      }),
      { seed: 5, numRuns: 50 },
    );
    const { throttle } = testThrottle();
    expect(await failUntilHeld(() => throttle.begin({ username: 'a', ip: 'none' }))).toBe(10);
  });
});
