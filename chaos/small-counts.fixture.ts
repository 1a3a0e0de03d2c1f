import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findBinaries } from '../tools/postgres/find-binaries.ts';
import { startOwnPostgres, type OwnPostgres } from '../tools/postgres/start-own-postgres.ts';
import { root } from '../tools/root.ts';
import type { Engine } from './server/site.ts';
import { runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';

// A limit against hanging: the counts are small, and a busy machine takes its time.
const timeout = 180_000;
// The same choices each time; npm run test:chaos draws new ones.
const seed = 1;

/** Puts every claim to the test on one engine, with its small count. */
export function testSmallCounts(engine: Engine): void {
  const available = engine === 'sqlite' || findBinaries() !== null;
  let postgres: OwnPostgres | null = null;

  beforeAll(async () => {
    // Servers are started a few dozen times, and without this each would compile everything anew.
    vi.stubEnv('NODE_COMPILE_CACHE', join(root, '.cache', 'chaos-compile'));
    if (engine === 'postgres' && available) postgres = await startOwnPostgres({ durable: true });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await postgres?.stop();
  });

  for (const scenario of scenarios.filter(({ engines }) => engines.includes(engine))) {
    it.skipIf(!available)(`${scenario.name}: ${scenario.claim}`, { timeout }, async () => {
      const figures = await runScenario(scenario, { engine, count: scenario.small, seed, postgres });
      expect(Object.keys(figures)).not.toHaveLength(0);
    });
  }
}
