import type { Mark } from '../tab/mark.ts';
import { store } from '../tab/storage.ts';
import type { TabMessage } from '../tab/tab-message.ts';
import type { Credential } from './credential.ts';
import { overtaken } from './overtaken.ts';
import type { Parts } from './parts.ts';

/** Tells all tabs of a change within the epoch. */
export function publish(parts: Parts, change: Partial<Mark>, receipt?: Credential): void {
  const mark = (parts.mark = { ...parts.mark, ...change });
  store(parts, mark);
  parts.channel?.postMessage({ mark, receipt } satisfies TabMessage);
}

/** Begins an epoch, in all tabs. Its signal is returned: whoever hears of the end of the last may have begun another. */
export function begin(parts: Parts, change: Partial<Mark>, credential?: Credential): AbortSignal {
  // The time, unless clocks went back.
  const epoch = Math.max(parts.mark.epoch, parts.now()) + parts.random() + 0.001;
  publish(parts, { notBeforeMs: 0, ...change, epoch }, credential);
  return endEpoch(parts);
}

/** Ends what was begun in the last epoch. */
export function endEpoch(parts: Parts): AbortSignal {
  const ending = parts.epoch;
  const { signal } = (parts.epoch = new AbortController());
  parts.unsettledUntilMs = 0;
  interrupt(parts);
  // Last, because who hears of it may change their mind at once.
  ending.abort(overtaken());
  return signal;
}

/** Ends all waiting. */
export function interrupt(parts: Parts): void {
  const before = parts.change;
  parts.change = new AbortController();
  before.abort();
}
