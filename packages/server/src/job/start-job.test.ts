import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTimeline } from '../clock/timeline.fixture.ts';
import { type JobOptions, startJob } from './start-job.ts';

const startMilliseconds = 1_800_000_000_000;

function startTestJob(options: Partial<JobOptions> = {}) {
  const timeline = createTimeline(startMilliseconds);
  const runs: number[] = [];
  const errors: unknown[] = [];
  const job = startJob({
    name: 'job',
    leases: undefined,
    holder: 'a node',
    run() {
      runs.push(timeline.clock() - startMilliseconds);
      return Promise.resolve('done');
    },
    onError: (error) => errors.push(error),
    clock: timeline.clock,
    schedule: timeline.schedule,
    random: () => 0.5,
    ...options,
  });
  return { timeline, runs, errors, job };
}

/** Gives the lease, or not, as the answers say; the last answer stays. */
function answering(...answers: readonly (boolean | Error)[]) {
  const asked: unknown[] = [];
  return {
    asked,
    take(lease: unknown) {
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? false;
      asked.push(lease);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
}

describe('a job', () => {
  it('runs again and again, each time between 5 and 15 minutes after the last', async () => {
    const randoms = [0, 0.5, 0.999];
    const { timeline, runs } = startTestJob({ random: () => randoms.shift() ?? 0 });
    for (let count = 0; count < 3; count += 1) await timeline.step();
    expect(runs).toEqual([300_000, 900_000, 1_799_400]);
  });

  it('takes the lease for 10 minutes before it runs', async () => {
    const leases = answering(true);
    const { timeline, runs } = startTestJob({ leases });
    await timeline.step();
    const nowSeconds = 1_800_000_600;
    expect(leases.asked).toEqual([
      { name: 'job', holder: 'a node', nowSeconds, untilSeconds: nowSeconds + 600 },
    ]);
    expect(runs).toEqual([600_000]);
  });

  it('does not run while another node holds the lease, and asks each minute', async () => {
    const leases = answering(false, false, true);
    const { timeline, runs } = startTestJob({ leases });
    for (let count = 0; count < 3; count += 1) await timeline.step();
    expect(runs).toEqual([720_000]);
    expect(timeline.delays()).toEqual([600_000]);
  });

  it('goes on after a second while there is more, as long as it keeps the lease', async () => {
    const parts: string[] = [];
    const { timeline } = startTestJob({
      leases: answering(true, true, false),
      run: () => Promise.resolve(parts.push('part') > 0 ? 'more' : 'done'),
    });
    for (let count = 0; count < 3; count += 1) await timeline.step();
    expect(timeline.clock() - startMilliseconds).toBe(602_000);
    expect(parts).toHaveLength(2);
    expect(timeline.delays()).toEqual([60_000]);
  });

  it.each([
    ['it fails', { run: () => Promise.reject(new Error('out of reach')) }],
    ['the lease cannot be had', { leases: answering(new Error('out of reach')) }],
  ])('reports that %s, and is tried again', async (_what, options) => {
    const { timeline, errors } = startTestJob(options);
    await timeline.step();
    expect(errors).toEqual([new Error('out of reach')]);
    expect(timeline.delays()).toEqual([600_000]);
  });

  it('stops when it is closed', async () => {
    const { timeline, job } = startTestJob();
    await job.close();
    expect(timeline.delays()).toEqual([]);
  });

  it('waits for what is under way when it is closed, and does not go on', async () => {
    const { promise, resolve } = Promise.withResolvers<'more'>();
    const { timeline, job } = startTestJob({ run: () => promise });
    timeline.fire();
    let closed = false;
    const closing = job.close().then(() => (closed = true));
    await nextTurn();
    expect(closed).toBe(false);
    resolve('more');
    await closing;
    expect(timeline.delays()).toEqual([]);
  });
});
