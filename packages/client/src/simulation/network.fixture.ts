import type { SimulatedAuthServer, WireAnswer } from './auth-server.fixture.ts';
import type { VirtualTime } from './virtual-time.fixture.ts';

/** What becomes of one request on its way. */
export interface Passage {
  readonly thereMs: number;
  readonly backMs: number;
  readonly lost: 'no' | 'request' | 'answer';
  /** Whether a request that is aborted on its way gets to the server all the same. */
  readonly survivesAbort: boolean;
}

export const smooth: Passage = { thereMs: 10, backMs: 10, lost: 'no', survivesAbort: true };

/** Between the tabs of one browser and the server; it has the browser's cookie jar. */
export class Network {
  readonly #time: VirtualTime;
  readonly #server: SimulatedAuthServer;
  online = true;
  /** The refresh cookie. */
  cookie: string | null = null;
  /** Asked for each request. */
  passage: (path: string) => Passage = () => smooth;

  constructor(time: VirtualTime, server: SimulatedAuthServer) {
    this.#time = time;
    this.#server = server;
  }

  /** `enter` runs what the page gets to see, when the page runs; `isClosed` is whether it ever will. */
  fetch(enter: (run: () => void) => void, isClosed: () => boolean): typeof globalThis.fetch {
    return (input, init) =>
      new Promise((resolve, reject) => {
        const request = new Request(input, init);
        const passage = this.passage(new URL(request.url).pathname);
        const cookie = request.credentials === 'include' ? this.cookie : null;
        let aborted = request.signal.aborted;
        const abort = () => {
          aborted = true;
          reject(request.signal.reason as Error);
        };
        const fail = () => enter(() => reject(new TypeError('Failed to fetch')));
        if (aborted) {
          abort();
          return;
        }
        request.signal.addEventListener('abort', abort);
        if (!this.online) return void this.#time.setTimeout(fail, 1);
        void request.text().then((text) => {
          this.#time.setTimeout(() => {
            if (passage.lost === 'request' || (aborted && !passage.survivesAbort) || isClosed()) {
              fail();
              return;
            }
            const answer = this.#server.handle({
              path: new URL(request.url).pathname,
              headers: request.headers,
              body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
              cookie,
            });
            this.#time.setTimeout(() => {
              if (aborted || isClosed()) return;
              if (passage.lost === 'answer' || !this.online) {
                fail();
                return;
              }
              // The browser stores cookies, whatever its page does.
              if (answer.cookie !== undefined) this.cookie = answer.cookie;
              enter(() => resolve(responseOf(answer)));
            }, passage.backMs);
          }, passage.thereMs);
        });
      });
  }
}

function responseOf({ status, body, headers = {} }: WireAnswer): Response {
  return status === 204 ? new Response(null, { status }) : Response.json(body ?? null, { status, headers });
}
