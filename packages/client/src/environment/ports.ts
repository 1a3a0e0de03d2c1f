/** What a session needs of the Web Locks API: `navigator.locks` is one. */
export interface LockPort {
  request(
    name: string,
    options: { readonly signal: AbortSignal },
    holding: () => Promise<unknown>,
  ): Promise<unknown>;
}

/** What a session needs of a `BroadcastChannel`. */
export interface ChannelPort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** What a session needs of `localStorage`: one entry, which holds nothing secret. Whatever it throws is ignored. */
export interface StoragePort {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The timers of a page: `window` is one. */
export interface TimerPort {
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Where `pageshow`, `visibilitychange`, `online` and `storage` are heard: `window`. */
export interface PagePort {
  /** Until `signal` aborts. */
  addEventListener(
    type: string,
    listener: (event: { readonly type: string }) => void,
    options: { readonly signal: AbortSignal },
  ): void;
}
