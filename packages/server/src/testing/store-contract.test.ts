import { AssertionError } from 'node:assert';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestStore } from '../store/open-test-store.fixture.ts';
import type { ContractStore } from './contract/contract-case.ts';
import { storeContract } from './store-contract.ts';

function contractCase(name: string) {
  const found = storeContract.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`no case is called ${name}`);
  return found;
}

/** Stores that do one thing wrong, each with a case that must notice. */
const brokenStores: [what: string, name: string, spoil: (store: ContractStore) => Partial<ContractStore>][] =
  [
    [
      'ends a session and writes no fact',
      'sessions: one that is ended is over, once, and a fact says so',
      ({ sessions, feed }) => ({
        feed: {
          ...feed,
          connect: async (wake) => {
            const connection = await feed.connect(wake);
            return {
              ...connection,
              read: async (after) => ({ ...(await connection.read(after)), facts: [] }),
            };
          },
        },
        sessions,
      }),
    ],
    [
      'reads before it writes',
      'secret check: nodes that start at once agree',
      () => {
        let kept: string | undefined;
        return {
          secretCheck: {
            async settle(value) {
              const before = kept;
              await Promise.resolve();
              return before ?? (kept = value);
            },
            replace: () => Promise.resolve('conflict'),
          },
        };
      },
    ],
    [
      'tells listeners after the call',
      'onCommit: listeners hear of every fact before the call resolves',
      ({ feed }) => ({
        feed: {
          ...feed,
          onCommit: (listener) => feed.onCommit((facts) => void setImmediate(listener, facts)),
        },
      }),
    ],
    [
      'lets anybody sign in',
      'sessions: the subject must be in the generation that was read',
      ({ sessions }) => ({
        sessions: {
          ...sessions,
          insert: (session) =>
            sessions.insert({ ...session, expected: { unchangedSinceNumber: Number.MAX_SAFE_INTEGER } }),
        },
      }),
    ],
    [
      'counts no sessions',
      'races: never more sessions than the limit, however many sign in at once',
      ({ sessions }) => ({
        sessions: {
          ...sessions,
          insert: (session) => sessions.insert({ ...session, maxSessions: Number.MAX_SAFE_INTEGER }),
        },
      }),
    ],
    [
      'looks who holds a lease before it takes it',
      'leases: of calls at once one gets it, each time it is free',
      () => {
        let heldUntilSeconds = 0;
        return {
          leases: {
            async take({ nowSeconds, untilSeconds }) {
              const free = heldUntilSeconds <= nowSeconds;
              await Promise.resolve();
              if (free) heldUntilSeconds = untilSeconds;
              return free;
            },
          },
        };
      },
    ],
    [
      'gives whoever follows the audit trail the newest',
      'audit: a limit gives the newest, and after a number the next',
      ({ audit }) => ({
        audit: {
          ...audit,
          read: async ({ limit, ...query }) => (await audit.read({ ...query, limit: 1_000 })).slice(-limit),
        },
      }),
    ],
  ];

describe('the contract of stores', () => {
  it('names each case differently', () => {
    const names = storeContract.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(brokenStores)('refuses a store that %s', async (_what, name, spoil) => {
    const whole = await openTestStore();
    const store = { ...whole, ...spoil(whole) };
    let closed = 0;
    const open = () => Promise.resolve({ store, close: () => Promise.resolve(void (closed += 1)) });
    await expect(contractCase(name).run(open)).rejects.toThrow(AssertionError);
    expect(closed).toBe(1);
  });

  it('takes a store that can be opened only once, and runs each race as often as it is told', async () => {
    const store = await openTestStore();
    let settled = 0;
    const stop = store.feed.onCommit(() => void (settled += 1));
    onTestFinished(stop);
    const open = () => Promise.resolve({ store, close: () => Promise.resolve() });
    await contractCase('subjects: raced voidings count every one').run(open, { rounds: 2 });
    expect(settled).toBe(20);
  });
});
