import { expect, it } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import { sample } from './samples.fixture.ts';

it.each([
  ['sign_in', 'latchkey_sign_ins_total'],
  ['refresh', 'latchkey_refreshes_total'],
  ['sign_out', 'latchkey_sign_outs_total'],
  ['session_end', 'latchkey_session_ends_total'],
  ['password_change', 'latchkey_password_changes_total'],
  ['registration', 'latchkey_registrations_total'],
] as const)('counts %s by outcome in %s, from zero', async (kind, metric) => {
  const metrics = createMetrics('1.2.3');
  for (const outcome of ['succeeded', 'refused', 'throttled', 'failed'] as const) {
    const series = `${metric}{outcome="${outcome}"}`;
    expect(await sample(metrics, series)).toBe(0);
    metrics.countEvent({ kind, outcome });
    expect(await sample(metrics, series)).toBe(1);
  }
});
