import { describe, expect, it, onTestFinished } from 'vitest';
import { createTimeline, type Timeline } from '../clock/timeline.fixture.ts';
import type { StoreLocation } from '../store/store-location.ts';
import { engines, openTestStore, temporaryLocation } from '../store/open-test-store.fixture.ts';
import { startPruning } from './start-pruning.ts';

const startMilliseconds = 1_800_000_000_000;
const minute = 60_000;
const year = 365 * 24 * 60 * minute;

/** The same numbers each time, spread from 0 to below 1. */
function spread(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 69_069 + 1) % 2 ** 32) / 2 ** 32;
}

/** Starts pruning as a node does that has its own clock, and notes in minutes when it prunes. */
async function startNode(
  location: StoreLocation,
  timeline: Timeline,
  { seed = 1, aheadMilliseconds = 0 } = {},
) {
  const store = await openTestStore(location);
  const runs: number[] = [];
  const audit = {
    prune(beforeMilliseconds: number) {
      runs.push((timeline.clock() - startMilliseconds) / minute);
      return store.audit.prune(beforeMilliseconds);
    },
  };
  const errors: unknown[] = [];
  const pruning = startPruning({
    store: { ...store, audit },
    onError: (error) => errors.push(error),
    clock: () => timeline.clock() + aheadMilliseconds,
    schedule: timeline.schedule,
    random: spread(seed),
  });
  onTestFinished(async () => {
    await pruning.close();
    expect(errors).toEqual([]);
  });
  return { runs, pruning };
}

describe.each(engines)('pruning by nodes of one store on %s', (engine) => {
  async function startNodes(...options: { aheadMilliseconds?: number }[]) {
    const location = await temporaryLocation(engine);
    const timeline = createTimeline(startMilliseconds);
    const nodes = await Promise.all(
      options.map((each, index) => startNode(location, timeline, { seed: index + 1, ...each })),
    );
    return { timeline, nodes };
  }

  it('is done by two about as often as by one', async () => {
    const runs: number[] = [];
    for (const options of [[{}], [{}, {}]]) {
      const { timeline, nodes } = await startNodes(...options);
      await timeline.stepTo(startMilliseconds + 400 * minute);
      runs.push(nodes.flatMap((node) => node.runs).length);
    }
    const [one = 0, two = 0] = runs;
    expect(one).toBeGreaterThan(30);
    expect(two / one).toBeGreaterThan(0.8);
    expect(two / one).toBeLessThan(1.4);
  });

  it('goes on when the node that did it dies, after no more than its lease and a question', async () => {
    const { timeline, nodes } = await startNodes({}, {});
    while (nodes.every(({ runs }) => runs.length === 0)) await timeline.step();
    const [dead, alive] = nodes[0]?.runs.length === 1 ? nodes : nodes.toReversed();
    const diedAt = dead?.runs[0] ?? 0;
    await dead?.pruning.close();
    await timeline.stepTo(startMilliseconds + (diedAt + 11.5) * minute);
    expect(alive?.runs[0]).toBeGreaterThan(diedAt + 9.5);
    expect(alive?.runs[0]).toBeLessThanOrEqual(diedAt + 11.5);
  });

  it.each([
    ['ahead', year],
    ['behind', -year],
  ])('goes on where a node has died whose clock was far %s', async (_what, aheadMilliseconds) => {
    const { timeline, nodes } = await startNodes({ aheadMilliseconds }, {});
    const [wrong, right] = nodes;
    while (wrong?.runs.length === 0) await timeline.step();
    await wrong?.pruning.close();
    const already = right?.runs.length ?? 0;
    await timeline.stepTo(timeline.clock() + 16 * minute);
    expect(right?.runs.length).toBeGreaterThan(already);
  });
});

it('pruning refuses a time for the audit trail that is none', async () => {
  const store = await openTestStore();
  for (const auditKeepDays of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => startPruning({ store, auditKeepDays })).toThrow(
      'auditKeepDays must be a whole number above 0',
    );
});
