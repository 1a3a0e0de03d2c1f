import { parseEntry } from '../attach/parse-entry.ts';
import { createEnvironment } from '../environment/environment.ts';
import { longestTimerMs } from '../refresh/limits.ts';
import { stored } from '../tab/storage.ts';
import type { AuthSessionOptions } from './auth-session.ts';
import type { Parts } from './parts.ts';

/**
 * `alive` ends it.
 *
 * @throws {TypeError} for options that are not allowed.
 */
export function createParts(options: AuthSessionOptions, alive: AbortSignal): Parts {
  const { proactiveRefresh = true, requestTimeoutMs: timeoutMs = 10_000, serverUrl, session } = options;
  const url = parseEntry(serverUrl, 'serverUrl');
  if (!(timeoutMs >= 1 && timeoutMs <= longestTimerMs)) {
    throw new TypeError(`requestTimeoutMs: must be from 1 to ${longestTimerMs} milliseconds.`);
  }
  const cookie = session !== 'none';
  const place = { ...createEnvironment(options, cookie), name: `latchkey ${url}` };
  return {
    ...place,
    url,
    timeoutMs,
    cookie,
    alive,
    listeners: new Set(),
    state: Object.freeze({ status: 'signed-out', reason: 'initial' }),
    credential: null,
    mark: stored(place) ?? { phase: 'out', epoch: 0, notBeforeMs: 0 },
    epoch: new AbortController(),
    change: new AbortController(),
    proactive: proactiveRefresh,
    unsettledUntilMs: 0,
    fault: null,
    failures: 0,
    retryAtMs: 0,
  };
}
