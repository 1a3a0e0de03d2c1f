import { setTimeout as delay } from 'node:timers/promises';
import { Violation } from './violation.ts';

/** Far beyond what a busy machine needs: a limit against hanging, not for speed. */
const deadlineMilliseconds = 30_000;

/** Asks again and again until the answer is true, and throws a `Violation` when that takes half a minute. */
export async function waitUntil(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  { everyMilliseconds = 5 }: { readonly everyMilliseconds?: number } = {},
): Promise<void> {
  const startedMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedMs > deadlineMilliseconds)
      throw new Violation(`waited too long until ${what}`);
    await delay(everyMilliseconds);
  }
}

/** Waits until the clock shows a later second: times in the store are whole seconds. */
export async function nextSecond(): Promise<void> {
  await delay(1_001 - (Date.now() % 1_000));
}
