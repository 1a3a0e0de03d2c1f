// Runs the chaos suite with its full counts: npm run test:chaos, or npm run test:chaos -- random-kills --count 20
import { parseArgs } from 'node:util';
import { runScenario } from '../../chaos/run-scenario.ts';
import type { Figures, Scenario } from '../../chaos/scenario.ts';
import { scenarios } from '../../chaos/scenarios.ts';
import { findBinaries } from '../postgres/find-binaries.ts';
import { startOwnPostgres, type OwnPostgres } from '../postgres/start-own-postgres.ts';

const usage = `usage: npm run test:chaos -- [name ...] [--engine sqlite|postgres] [--count N] [--seed N] [--small]
names: ${scenarios.map(({ name }) => name).join(', ')}`;

// Servers are ended when this process exits, which a signal by itself would not let it do.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const progressSeconds = 10;
const { names, engines, count, seed, small } = readArguments();
const chosen = scenarios.filter(({ name }) => names.length === 0 || names.includes(name));
const postgres = engines.includes('postgres') ? await startPostgres() : null;
const summary: string[] = [];
let failures = 0;

for (const scenario of chosen) {
  for (const engine of scenario.engines) {
    if (engines.includes(engine) && (engine === 'sqlite' || postgres !== null))
      await runOne(scenario, engine);
  }
}
await postgres?.stop();
console.log(`\n${summary.join('\n')}\n${summary.length - failures} held, ${failures} did not`);
process.exitCode = failures > 0 || summary.length === 0 ? 1 : 0;

async function runOne(scenario: Scenario, engine: 'sqlite' | 'postgres'): Promise<void> {
  const runs = count ?? (small ? scenario.small : scenario.full);
  const title = `${scenario.name} on ${engine}`;
  console.log(`${title}: ${scenario.claim} (${runs} ${scenario.unit}, seed ${seed})`);
  const startedMs = performance.now();
  const elapsed = () => `${Math.round((performance.now() - startedMs) / 1_000)} s`;
  let toldMs = startedMs;
  const progress = (done: number) => {
    if (performance.now() - toldMs < progressSeconds * 1_000) return;
    toldMs = performance.now();
    console.log(`  ${done} of ${runs} after ${elapsed()}`);
  };
  try {
    const figures = await runScenario(scenario, { engine, count: runs, seed, postgres, progress });
    note(`held    ${title}, ${elapsed()}: ${inWords(figures)}`);
  } catch (error) {
    failures += 1;
    const repeat = `npm run test:chaos -- ${scenario.name} --engine ${engine} --count ${runs} --seed ${seed}`;
    console.error(error);
    note(`FAILED  ${title}, ${elapsed()}: ${String(error).split('\n')[0]}; to repeat: ${repeat}`);
  }
}

function note(line: string): void {
  summary.push(line);
  console.log(`  ${line}`);
}

function inWords(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

async function startPostgres(): Promise<OwnPostgres | null> {
  if (findBinaries() === null) {
    console.log('npm has no PostgreSQL for this platform: only SQLite is tested');
    return null;
  }
  return startOwnPostgres({ durable: true });
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        engine: { type: 'string' },
        count: { type: 'string' },
        seed: { type: 'string' },
        small: { type: 'boolean', default: false },
      },
    });
    const unknown = positionals.filter((wanted) => scenarios.every(({ name }) => name !== wanted));
    if (unknown.length > 0) throw new TypeError(`there is no scenario ${unknown.join(', ')}`);
    if (values.engine !== undefined && values.engine !== 'sqlite' && values.engine !== 'postgres') {
      throw new TypeError(`there is no engine ${values.engine}`);
    }
    return {
      names: positionals,
      engines: values.engine === undefined ? (['sqlite', 'postgres'] as const) : [values.engine],
      count: wholeNumber('count', values.count),
      seed: wholeNumber('seed', values.seed) ?? Date.now() % 2 ** 31,
      small: values.small,
    };
  } catch (error) {
    console.error(`latchkey: ${(error as Error).message}\n${usage}`);
    process.exit(1);
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new TypeError(`--${name} is "${text}" and should be a whole number above 0`);
}
