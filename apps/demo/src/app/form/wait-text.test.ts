import { expect, it } from 'vitest';
import { waitText } from './wait-text';

it.each([
  [1, 'Try again in 1 second.'],
  [90, 'Try again in 90 seconds.'],
  [91, 'Try again in 1 minute and 31 seconds.'],
  [900, 'Try again in 15 minutes.'],
  [0, 'You can try again now.'],
])('says how long %i seconds are', (seconds, text) => {
  expect(waitText(seconds)).toBe(text);
});
