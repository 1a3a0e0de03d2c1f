import type { Metrics } from './create-metrics.ts';

/** The values of an exposition by series, such as `latchkey_sign_ins_total{outcome="refused"}`. */
export function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** The value of one series now; undefined where there is none. */
export async function sample(metrics: Metrics, series: string): Promise<number | undefined> {
  return samplesOf((await metrics.exposition()).text).get(series);
}

/** Every series of the metric that have these words in them. */
export async function seriesOf(metrics: Metrics, metric: string): Promise<string[]> {
  const { text } = await metrics.exposition();
  return [...samplesOf(text).keys()].filter((series) => series.startsWith(`${metric}{`));
}
