import { exchangeOf, type Exchange } from './exchange';

/** A `fetch` that remembers its latest exchange. */
export interface WatchedFetch {
  readonly fetch: typeof globalThis.fetch;
  latest(): Exchange | null;
}

/** Watches `fetch`, which is called with a URL in full. `now` is a monotonic clock in milliseconds. */
export function watchFetch(fetch: typeof globalThis.fetch, now = () => performance.now()): WatchedFetch {
  let latest: Exchange | null = null;

  async function watched(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const authorization = new Headers(init.headers).get('Authorization');
    const sent = { method: init.method ?? 'GET', url: urlOf(input), authorization, startedAtMs: now() };
    latest = null;
    let status: number | null = null;
    try {
      const response = await fetch(input, init);
      status = response.status;
      return response;
    } finally {
      latest = exchangeOf(sent, status, now());
    }
  }

  return { fetch: watched, latest: () => latest };
}

function urlOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : String(input);
}
