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

export type Environment = Required<EnvironmentOptions>;

export function createEnvironment(options: EnvironmentOptions): Environment {
  const world = globalThis as Partial<typeof globalThis>;
  const page = world.document ? world : {};
  const { BroadcastChannel } = page;
  return {
    // Called without a receiver: browsers refuse a `fetch` that is called as a method of something else.
    fetch: (...call) => globalThis.fetch(...call),
    now: () => Date.now(),
    random: Math.random,
    timers: globalThis,
    locks: page.navigator?.locks ?? null,
    openChannel: BroadcastChannel ? (name) => new BroadcastChannel(name) as ChannelPort : null,
    storage: storageOf(page),
    page: page.window ?? null,
    ...Object.fromEntries(Object.entries(options).filter(([, given]) => given !== undefined)),
  };
}

/** Where a browser forbids its storage, the very look at it throws. */
function storageOf(page: Partial<typeof globalThis>): StoragePort | null {
  try {
    return page.localStorage ?? null;
  } catch {
    return null;
  }
}
