import { LatchkeyClientError, type ClientErrorCode } from '@latchkey/client';
import { expect, it } from 'vitest';
import { describeEnding, describeError, isServerGone } from './describe-ending';

const ended = (code: ClientErrorCode) => ({ run: 2, error: new LatchkeyClientError(code, 'Why.') });

it('says how a run ended', () => {
  expect(describeEnding({ run: 1, error: null })).toBe('Run 1 is done: every step worked.');
  expect(describeEnding(ended('internal'))).toBe('Run 2 stopped: Why.');
});

it('ends each sentence once, and says how long to wait', () => {
  const busy = new LatchkeyClientError('overloaded', 'Too busy', { retryAfterSeconds: 7 });
  expect(describeError(busy)).toBe('Too busy. Try again in 7 seconds.');
  expect(describeError(new LatchkeyClientError('internal', 'Sorry!'))).toBe('Sorry!');
});

it('tells a missing answer from a refusal', () => {
  expect(isServerGone(ended('network_error'))).toBe(true);
  expect(isServerGone(ended('timeout'))).toBe(true);
  expect(isServerGone(ended('store_unavailable'))).toBe(false);
  expect(isServerGone({ run: 1, error: null })).toBe(false);
});

it('tells a fault of the page from a refusal, and nothing of what it says', () => {
  const fault = { run: 3, error: new TypeError('x is undefined') };
  expect(describeEnding(fault)).toBe(
    'Run 3 stopped: This page made a mistake; the browser’s console says which.',
  );
  expect(isServerGone(fault)).toBe(false);
});
