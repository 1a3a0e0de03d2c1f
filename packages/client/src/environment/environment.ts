import { attempt } from './attempt.ts';
import type { ChannelPort, LockPort, PagePort, StoragePort, TimerPort } from './ports.ts';

/**
 * All that a session touches of the world. Each is the browser's own unless given, looked up when the session is
 * created or later, never at import. Null stands for none: the session does without. Where there is no `document`,
 * as on a server, the defaults of everything but `fetch`, `now`, `random` and `timers` are null.
 */
export interface EnvironmentOptions {
  /** By default the global `fetch`, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970; the system's clock by default. */
  readonly now?: () => number;
  /** From 0 to below 1, for jitter; `Math.random` by default. */
  readonly random?: () => number;
  readonly timers?: TimerPort;
  /** Keeps tabs from refreshing at once; `navigator.locks` by default. Without it the server's grace is all there is. */
  readonly locks?: LockPort | null;
  /** Opens the channel by which tabs tell each other; a `BroadcastChannel` by default. */
  readonly openChannel?: ((name: string) => ChannelPort) | null;
  /** Remembers that somebody was signed in; `localStorage` by default. Without it, `restore` finds nobody. */
  readonly storage?: StoragePort | null;
  /** Tells when the page is shown again, or online; `window` by default. */
  readonly page?: PagePort | null;
}

/** Undefined, as null, where there is none. */
export type Environment = {
  readonly [Port in keyof EnvironmentOptions]-?:
    | Exclude<EnvironmentOptions[Port], undefined>
    | (null extends EnvironmentOptions[Port] ? undefined : never);
};

/** Without `isShared` nothing is shared with other tabs, or outlives the page. */
export function createEnvironment(options: EnvironmentOptions, isShared: boolean): Environment {
  const world = globalThis as Partial<typeof globalThis>;
  const browser = isShared && world.document ? world : {};
  const { BroadcastChannel } = browser;
  const {
    // Called without a receiver: browsers refuse a `fetch` that is called as a method of something else.
    fetch = (...call: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...call),
    now = Date.now,
    random = Math.random,
    timers = globalThis,
  } = options;
  const {
    locks = browser.navigator?.locks,
    openChannel = BroadcastChannel && ((name: string) => new BroadcastChannel(name) as ChannelPort),
    // Where a browser forbids its storage, the very look at it throws.
    storage = attempt(() => browser.localStorage),
    page = browser.window,
  } = isShared ? options : {};
  return { fetch, now, random, timers, locks, openChannel, storage, page };
}
