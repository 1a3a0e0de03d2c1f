import { median } from './compare-samples.ts';

/** One way to do the work. */
export interface Variant {
  readonly name: string;
  /** Does the work once; throws if the result is wrong. */
  readonly run: () => unknown;
}

export interface Measurement {
  readonly name: string;
  /** Median over the rounds of the mean time of one call. */
  readonly medianMicroseconds: number;
}

export interface Rounds {
  readonly rounds: number;
  readonly callsPerRound: number;
}

/**
 * Measures variants side by side: in every round each has its turn, and the order changes from round to round, so that
 * what else the machine does falls on all of them. Medians keep the odd bad round out.
 */
export async function interleave(
  variants: readonly Variant[],
  { rounds, callsPerRound }: Rounds,
): Promise<Measurement[]> {
  const times = new Map(variants.map(({ name }): [string, number[]] => [name, []]));
  for (const variant of variants) await timeOf(variant, callsPerRound);
  for (let round = 0; round < rounds; round += 1) {
    const start = round % variants.length;
    for (const variant of [...variants.slice(start), ...variants.slice(0, start)]) {
      times.get(variant.name)?.push(await timeOf(variant, callsPerRound));
    }
  }
  return [...times].map(([name, samples]) => ({ name, medianMicroseconds: median(samples) }));
}

async function timeOf({ run }: Variant, calls: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return Number(process.hrtime.bigint() - start) / 1000 / calls;
}
