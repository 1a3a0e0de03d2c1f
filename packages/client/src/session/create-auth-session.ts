import { routes } from '@latchkey/contract';
import { parseEntry, urlOf } from '../attach/parse-entry.ts';
import { createUrlPolicy, type UrlPolicy } from '../attach/url-policy.ts';
import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { AuthSession, AuthSessionOptions } from './auth-session.ts';
import type { AuthState, SignedInState } from './auth-state.ts';
import { requestToken, signInBody, type Credentials, type TokenEndpoint } from './request-token.ts';
import { signedInState } from './signed-in-state.ts';
import { StateCell } from './state-cell.ts';
import { within } from './within.ts';

/** The longest delay that timers keep: a longer one ends at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/**
 * Creates a signed-out session. No request is made.
 *
 * @throws {TypeError} for a `serverUrl` or an entry of `attachTo` to which no token may go, and for a
 * `requestTimeoutMs` out of range.
 */
export function createAuthSession(options: AuthSessionOptions): AuthSession {
  return new Session(options);
}

class Session implements AuthSession {
  readonly #cell = new StateCell();
  readonly #policy: UrlPolicy;
  readonly #endpoint: TokenEndpoint;
  readonly #timeoutMs: number;
  #token: string | null = null;
  /** The newest change of mind. Each one aborts the one before, so that no late answer takes effect. */
  #epoch = new AbortController();
  #disposed = false;

  constructor({ serverUrl, attachTo, requestTimeoutMs = 10_000, ...ports }: AuthSessionOptions) {
    const server = parseEntry(serverUrl, 'serverUrl');
    this.#policy = createUrlPolicy(attachTo ?? [serverUrl], 'attachTo');
    this.#timeoutMs = checkedTimeout(requestTimeoutMs);
    this.#endpoint = {
      url: urlOf(server) + routes.signIn,
      fetch: ports.fetch ?? ((...call) => globalThis.fetch(...call)),
      now: ports.now ?? Date.now,
    };
  }

  get state(): AuthState {
    return this.#cell.state;
  }

  subscribe(listener: (state: AuthState) => void): () => void {
    return this.#cell.subscribe(listener);
  }

  async signIn(credentials: Credentials): Promise<SignedInState> {
    if (this.#disposed) throw overtaken();
    const body = signInBody(credentials);
    const attempt = this.#startEpoch();
    const { token, state } = await within(this.#timeoutMs, attempt, async (signal) => {
      const received = await requestToken(this.#endpoint, body, signal);
      return { token: received, state: signedInState(received) };
    });
    // In the very step that changes the state: between the answer and here, something may have overtaken it.
    attempt.signal.throwIfAborted();
    this.#token = token;
    this.#cell.set(state);
    return state;
  }

  signOut(): void {
    this.#startEpoch();
    this.#token = null;
    this.#cell.set({ status: 'signed-out' });
  }

  token(): string | null {
    return this.#token;
  }

  authorize(url: string | URL): string | null {
    return this.#token !== null && this.#policy.allows(url, pageUrl()) ? `Bearer ${this.#token}` : null;
  }

  dispose(): void {
    this.#disposed = true;
    this.signOut();
    this.#cell.clear();
  }

  #startEpoch(): AbortController {
    const before = this.#epoch;
    const epoch = new AbortController();
    // First, because who hears of the abort may change their mind at once.
    this.#epoch = epoch;
    before.abort(overtaken());
    return epoch;
  }
}

function checkedTimeout(timeoutMs: number): number {
  if (typeof timeoutMs === 'number' && timeoutMs >= 1 && timeoutMs <= longestTimeoutMs) return timeoutMs;
  throw new TypeError(`requestTimeoutMs: must be a number of milliseconds from 1 to ${longestTimeoutMs}.`);
}

function overtaken(): LatchkeyClientError {
  return new LatchkeyClientError('aborted', 'A later sign-in or sign-out overtook this one.');
}

/** What `fetch` resolves relative URLs against; undefined outside browsers. */
function pageUrl(): string | undefined {
  const { document, location } = globalThis as Partial<typeof globalThis>;
  return document?.baseURI ?? location?.href;
}
