import type { OwnPostgres } from '../tools/postgres/start-own-postgres.ts';
import { createRandom } from './claim/random.ts';
import { createSite, type Engine } from './server/site.ts';
import type { Figures, Scenario } from './scenario.ts';

export interface RunOptions {
  readonly engine: Engine;
  readonly count: number;
  readonly seed: number;
  /** A server of the suite's own, which a scenario may stop, kill and start again. */
  readonly postgres: OwnPostgres | null;
  /** Default: nobody is told. */
  readonly progress?: (done: number) => void;
}

/** Runs one scenario on a store of its own, and leaves nothing behind. Rejects where the claim does not hold. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<Figures> {
  const { engine, count, seed, postgres, progress = () => undefined } = options;
  if (engine === 'postgres' && postgres === null) throw new TypeError('there is no PostgreSQL to run on');
  const site = await createSite(engine === 'postgres' ? postgres : null);
  let figures: Figures;
  try {
    figures = await scenario.run({ engine, count, random: createRandom(seed), site, progress });
  } catch (error) {
    const said = site.said();
    // What went wrong first says more than what cannot be closed after it.
    await site.close().catch(() => undefined);
    throw new Error(`${String(error)}${said && `\nThe servers said:\n${said}`}`, { cause: error });
  }
  await site.close();
  return figures;
}
