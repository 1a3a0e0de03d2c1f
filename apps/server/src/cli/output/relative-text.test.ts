import { expect, it } from 'vitest';
import { relativeText } from './relative-text.ts';

it.each([
  [0, 'now'],
  [12, 'in 12 seconds'],
  [-59, '59 seconds ago'],
  [240, 'in 4 minutes'],
  [-3_599, '59 minutes ago'],
  [-86_400, 'yesterday'],
  [5 * 86_400, 'in 5 days'],
])('says how far away a moment is: %d s', (seconds, text) => {
  expect(relativeText(1_800_000_000 + seconds, 1_800_000_000)).toBe(text);
});
