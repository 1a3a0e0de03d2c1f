import { parseEntry, urlOf } from '../attach/parse-entry.ts';
import { createEnvironment } from '../environment/environment.ts';
import { underLock } from '../lock/under-lock.ts';
import { longestTimerMs } from '../refresh/errands.ts';
import { lockWaitMs } from '../refresh/limits.ts';
import { createAuthServer } from '../request/auth-server.ts';
import { createMarker } from '../tab/marker.ts';
import { createTabs } from '../tab/tabs.ts';
import type { AuthSessionOptions } from './auth-session.ts';
import { hear } from './hear.ts';
import { createHolder } from './holder.ts';
import type { Parts } from './parts.ts';

/** Nothing of a session without a cookie is shared with other tabs, or outlives the page. */
const alone = { locks: null, openChannel: null, storage: null, page: null };

/** @throws {TypeError} for options that are not allowed. */
export function createParts(options: AuthSessionOptions): Parts {
  const url = urlOf(parseEntry(options.serverUrl, 'serverUrl'));
  const cookie = options.session !== 'none';
  const environment = createEnvironment(cookie ? options : { ...options, ...alone });
  const { openChannel, storage } = environment;
  const name = `latchkey ${url}`;
  const marker = createMarker(storage, name);
  const holder = createHolder(environment, marker.read()?.epoch ?? 0);
  const parts: Parts = {
    ...environment,
    server: createAuthServer({
      url,
      environment,
      cookie,
      timeoutMs: checkedTimeout(options.requestTimeoutMs),
    }),
    holder,
    marker,
    tabs: createTabs(openChannel && (() => openChannel(name)), holder, (message) => hear(message, parts)),
    cookie,
    exclusively: (signal, work, waitMs = lockWaitMs) =>
      underLock({ ...environment, name, waitMs, signal }, work),
    lifetime: new AbortController(),
  };
  return parts;
}

function checkedTimeout(timeoutMs: unknown = 10_000): number {
  if (typeof timeoutMs === 'number' && timeoutMs >= 1 && timeoutMs <= longestTimerMs) return timeoutMs;
  throw new TypeError(`requestTimeoutMs: must be from 1 to ${longestTimerMs} milliseconds.`);
}
