import type { AuthSession, AuthSessionOptions } from '../session/auth-session.ts';
import { createAuthSession } from '../session/create-auth-session.ts';
import { createAuthFetch } from '../fetch/create-auth-fetch.ts';
import type { ChannelPort } from '../environment/ports.ts';
import { SimulatedAuthServer, serverUrl } from './auth-server.fixture.ts';
import { SimulatedLocks } from './lock-manager.fixture.ts';
import { Network } from './network.fixture.ts';
import { VirtualTime } from './virtual-time.fixture.ts';

/** One browser with as many tabs as are opened, its network, and the server behind it: all in one process. */
export class SimulatedBrowser {
  readonly time = new VirtualTime();
  readonly server = new SimulatedAuthServer(this.time.now);
  readonly network = new Network(this.time, this.server);
  readonly locks = new SimulatedLocks();
  readonly stored = new Map<string, string>();
  tabs: Tab[] = [];
  /** For jitter and for epochs. */
  random: () => number = () => 0.5;

  open(options: Partial<AuthSessionOptions> = {}): Tab {
    const tab = new Tab(this, options);
    this.tabs.push(tab);
    return tab;
  }

  /** Waits for a promise while time passes. */
  async during<T>(promise: Promise<T>, forMs = 60_000): Promise<T> {
    const progress = { done: false };
    const end = () => (progress.done = true);
    promise.then(end, end);
    for (let passedMs = 0; passedMs < forMs; passedMs += 10) {
      await this.time.advance(10);
      if (progress.done) return promise;
    }
    throw new Error(`nothing came of it in ${forMs} ms`);
  }
}

/** A page of the browser, with a session. */
export class Tab {
  readonly session: AuthSession;
  readonly fetch: typeof globalThis.fetch;
  readonly #browser: SimulatedBrowser;
  readonly #listeners = new Set<{ type: string; listener: (event: { type: string }) => void }>();
  readonly channels = new Set<SimulatedChannel>();
  #frozen: (() => void)[] | null = null;
  #closed = false;

  constructor(browser: SimulatedBrowser, options: Partial<AuthSessionOptions>) {
    this.#browser = browser;
    const { time, stored, locks, network } = browser;
    const fetch = network.fetch(this.enter, () => this.#closed);
    this.session = createAuthSession({
      serverUrl,
      fetch,
      now: time.now,
      random: () => browser.random(),
      timers: {
        setTimeout: (run, delayMs) => time.setTimeout(() => this.enter(run), delayMs),
        clearTimeout: (timer) => time.clearTimeout(timer),
      },
      locks: locks.for(this, this.enter),
      openChannel: () => new SimulatedChannel(this, browser),
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => {
          stored.set(key, value);
          for (const tab of browser.tabs) if (tab !== this) time.setTimeout(() => tab.fire('storage'), 1);
        },
      },
      page: {
        addEventListener: (type, listener, { signal }) => {
          const each = { type, listener };
          this.#listeners.add(each);
          signal.addEventListener('abort', () => this.#listeners.delete(each));
        },
      },
      ...options,
    });
    this.fetch = createAuthFetch(this.session, { fetch });
  }

  /** Runs what the page does: at once, or when it is thawed, or never. */
  readonly enter = (run: () => void): void => {
    if (this.#closed) return;
    if (this.#frozen) this.#frozen.push(run);
    else run();
  };

  get isFrozen(): boolean {
    return this.#frozen !== null;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  fire(type: string): void {
    this.enter(() => {
      for (const each of [...this.#listeners]) if (each.type === type) each.listener({ type });
    });
  }

  freeze(): void {
    this.#frozen ??= [];
  }

  thaw(): void {
    const waiting = this.#frozen ?? [];
    this.#frozen = null;
    for (const run of waiting) this.enter(run);
  }

  /** Into the cache of the browser, and back from it. */
  leavePage(): void {
    this.fire('pagehide');
    this.fire('visibilitychange');
    this.freeze();
  }

  comeBack(): void {
    // Nothing that was under way survives the cache, and the page is told before it runs anything else.
    const waiting = this.#frozen ?? [];
    this.#frozen = null;
    this.fire('pageshow');
    for (const run of waiting) this.enter(run);
  }

  close(): void {
    this.#closed = true;
    for (const channel of this.channels) channel.close();
    this.#browser.locks.forget(this);
    this.#browser.tabs = this.#browser.tabs.filter((tab) => tab !== this);
  }

  get who(): string | null {
    const { state } = this.session;
    return state.status === 'signed-in' ? String(state.claims['sub']) : null;
  }
}

/** A `BroadcastChannel`: messages are copies, and take a millisecond. */
class SimulatedChannel implements ChannelPort {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly #tab: Tab;
  readonly #browser: SimulatedBrowser;

  constructor(tab: Tab, browser: SimulatedBrowser) {
    this.#tab = tab;
    this.#browser = browser;
    tab.channels.add(this);
  }

  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    const others = this.#browser.tabs.filter((tab) => tab !== this.#tab).flatMap((tab) => [...tab.channels]);
    for (const other of others) this.#browser.time.setTimeout(() => other.#deliver(data), 1);
  }

  close(): void {
    this.#tab.channels.delete(this);
  }

  #deliver(data: unknown): void {
    this.#tab.enter(() => this.onmessage?.({ data }));
  }
}
