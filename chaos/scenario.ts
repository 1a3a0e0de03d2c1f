import type { Engine, Site } from './server/site.ts';
import type { Random } from './claim/random.ts';

/** What a scenario measured and counted, by name. */
export type Figures = Readonly<Record<string, number | string>>;

/** What a scenario runs on. */
export interface ScenarioContext {
  readonly engine: Engine;
  /** How many runs, kills or seconds: the scenario's `unit`. */
  readonly count: number;
  /** Drawn from the seed that is printed. Repeats the choices, not the scheduling of processes. */
  readonly random: Random;
  /** A store of its own, without a server yet. */
  readonly site: Site;
  /** Tells how many of `count` are done. */
  progress(done: number): void;
}

/** One claim, and how it is put to the test. `run` throws a `Violation` where the claim does not hold. */
export interface Scenario {
  readonly name: string;
  /** What holds, in one sentence. */
  readonly claim: string;
  /** What `count` counts. */
  readonly unit: string;
  readonly engines: readonly Engine[];
  /** The count of `npm test`. */
  readonly small: number;
  /** The count of `npm run test:chaos`. */
  readonly full: number;
  run(context: ScenarioContext): Promise<Figures>;
}
