import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import { startSeconds, upTo } from './samples.ts';

const leaseSeconds = 600;

/** What a node asks for whose clock is so many seconds past the start. */
function ask(holder: string, atSeconds = 0, name = 'job') {
  const nowSeconds = startSeconds + atSeconds;
  return { name, holder, nowSeconds, untilSeconds: nowSeconds + leaseSeconds };
}

export const leaseCases = [
  contractCase('leases: one that is held is kept from others until its end', async ({ store, other }) => {
    const second = await other();
    assert.equal(await store.leases.take(ask('a')), true);
    assert.equal(await second.leases.take(ask('b')), false);
    assert.equal(await second.leases.take(ask('b', leaseSeconds - 1)), false);
    assert.equal(await second.leases.take(ask('b', leaseSeconds)), true);
    assert.equal(await store.leases.take(ask('a', leaseSeconds)), false);
  }),

  contractCase('leases: who holds one keeps it longer by taking it again', async ({ store, other }) => {
    const second = await other();
    assert.equal(await store.leases.take(ask('a')), true);
    assert.equal(await store.leases.take(ask('a', 500)), true);
    assert.equal(await second.leases.take(ask('b', leaseSeconds)), false);
    assert.equal(await second.leases.take(ask('b', 500 + leaseSeconds)), true);
  }),

  contractCase('leases: those of other names have nothing to do with each other', async ({ store }) => {
    assert.equal(await store.leases.take(ask('a')), true);
    assert.equal(await store.leases.take(ask('b', 0, 'another job')), true);
    assert.equal(await store.leases.take(ask('b')), false);
  }),

  contractCase('leases: of calls at once one gets it, each time it is free', async ({ nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const holders = upTo(10).map((index) => `holder ${round} ${index}`);
      const taken = await Promise.all(
        holders.map((holder, index) => node(index).leases.take(ask(holder, round * leaseSeconds))),
      );
      assert.equal(taken.filter(Boolean).length, 1);
    });
  }),

  contractCase('leases: a clock far ahead keeps nobody from one', async ({ store, other }) => {
    const second = await other();
    assert.equal(await store.leases.take(ask('ahead', leaseSeconds)), true);
    assert.equal(await second.leases.take(ask('b')), false);
    assert.equal(await store.leases.take(ask('ahead', leaseSeconds + 1)), true);
    assert.equal(await second.leases.take(ask('b')), true);
    assert.equal(await second.leases.take(ask('c')), false);
  }),

  contractCase('leases: a clock far behind keeps nobody from one', async ({ store, other }) => {
    const second = await other();
    assert.equal(await store.leases.take(ask('behind', -1_000_000)), true);
    assert.equal(await second.leases.take(ask('b')), true);
  }),
];
