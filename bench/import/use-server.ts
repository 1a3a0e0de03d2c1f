import { setTimeout as sleep } from 'node:timers/promises';
import { routes } from '@latchkey/contract';
import { percentiles } from '../../chaos/claim/percentiles.ts';
import type { User } from '../../chaos/client/user.ts';
import { type Answer, describe, tokensOf, type Wire } from '../../chaos/client/wire.ts';

/** A token is verified; it is, and its user read; somebody signs in. */
export const requestKinds = ['verify', 'read', 'sign in'] as const;

/** How long each kind of request took, in milliseconds. */
export type Latencies = Readonly<Record<(typeof requestKinds)[number], number[]>>;

/** Uses a server in three ways at once until it is told to stop. */
export async function useServer(
  wire: Wire,
  users: readonly User[],
  isOver: () => boolean,
): Promise<Latencies> {
  const latencies: Latencies = { verify: [], read: [], 'sign in': [] };
  const [first] = users;
  if (first === undefined) throw new RangeError('there is no user');
  const { accessToken } = tokensOf(await wire.signIn(first, 'token'));
  let turn = 0;
  await Promise.all([
    // The token is verified before the body is looked at; what is wrong with that is said without a query.
    repeat(latencies.verify, isOver, 5, 400, () =>
      wire.call('POST', routes.password, { accessToken, body: {} }),
    ),
    repeat(latencies.read, isOver, 20, 200, () => wire.call('GET', routes.me, { accessToken })),
    repeat(latencies['sign in'], isOver, 100, 200, () =>
      wire.signIn(users[(turn += 1) % users.length] ?? first),
    ),
  ]);
  return latencies;
}

/** The latencies of each kind in a line. */
export function describeLatencies(latencies: Latencies): string {
  return Object.entries(latencies)
    .map(([name, milliseconds]) => {
      const { p50, p99, max } = percentiles(milliseconds);
      return `${name} p50 ${p50}, p99 ${p99}, max ${max} (${milliseconds.length})`;
    })
    .join('; ');
}

async function repeat(
  latencies: number[],
  isOver: () => boolean,
  pauseMilliseconds: number,
  expectedStatus: number,
  ask: () => Promise<Answer>,
): Promise<void> {
  while (!isOver()) {
    const start = performance.now();
    const answer = await ask();
    latencies.push(performance.now() - start);
    if (answer.status !== expectedStatus) throw new Error(`a request was answered with ${describe(answer)}`);
    await sleep(pauseMilliseconds);
  }
}
