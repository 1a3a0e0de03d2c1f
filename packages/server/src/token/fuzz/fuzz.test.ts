import { expect, it } from 'vitest';
import { createCase } from './create-case.fixture.ts';
import { runFuzz } from './run-fuzz.fixture.ts';

it('whatever we accept, jose accepts with the same claims, and every refusal is one of ours', async () => {
  const report = await runFuzz({ seed: 20_260_101, iterations: 4000 });
  expect(report.findings).toEqual([]);
  // The cases are neither all honest nor all rubbish.
  expect(report.acceptedByBoth).toBeGreaterThan(800);
  expect(report.refusedByBoth).toBeGreaterThan(800);
  expect([...report.codes.keys()].sort()).toEqual([
    'claim_invalid',
    'signature_invalid',
    'token_expired',
    'token_malformed',
    'token_not_yet_valid',
  ]);
});

it('the same seed makes the same cases', () => {
  const cases = (seed: number) => Array.from({ length: 50 }, (_, index) => createCase(seed, index));
  const steady = (seed: number) => cases(seed).filter(({ algorithm }) => algorithm.startsWith('HS'));
  expect(steady(7)).toEqual(steady(7));
  expect(steady(7)).not.toEqual(steady(8));
});
