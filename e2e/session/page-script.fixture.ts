import { createAuthFetch, createAuthSession, type AuthSession, type AuthState } from '@latchkey/client';

/** What the tests reach in a page. */
export interface SessionPage {
  readonly session: AuthSession;
  readonly fetch: typeof globalThis.fetch;
  readonly createAuthFetch: typeof createAuthFetch;
  readonly createAuthSession: typeof createAuthSession;
  /** All that the page has said so far, and what else a test has noted. */
  readonly log: string[];
}

declare global {
  interface Window {
    readonly latchkey: SessionPage;
  }
}

const log: string[] = [];

/** All that the page says: the status, or something private to whoever is signed in. */
function show(state: AuthState): void {
  const text = state.status === 'signed-in' ? `private to ${String(state.claims['sub'])}` : state.status;
  document.body.textContent = text;
  log.push(text);
}

const session = createAuthSession({ serverUrl: location.origin });
session.subscribe(show);
show(session.state);
const latchkey = { session, fetch: createAuthFetch(session), createAuthFetch, createAuthSession, log };
Object.assign(window, { latchkey } satisfies { latchkey: SessionPage });
void session.restore();
