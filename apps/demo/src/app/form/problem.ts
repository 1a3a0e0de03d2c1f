import { LatchkeyClientError } from '@latchkey/client';

/** What a form says of an answer that refused it, or of none. */
export interface Problem {
  readonly text: string;
  /** Seconds to wait before trying again, where the server said so. */
  readonly waitSeconds: number | null;
  /** Whether name and password are to blame: which of them, nobody says. */
  readonly credentials?: boolean;
}

/** A fault of this page itself. */
export const mistake: Problem = {
  text: 'This page made a mistake; the browser’s console says which.',
  waitSeconds: null,
};

/** For people: the server's own words where nothing better is known. A fault of this page is told to the console. */
export function problemOf(error: unknown): Problem {
  if (error instanceof LatchkeyClientError) {
    const credentials = error.code === 'credentials_invalid';
    return { text: textOf(error), waitSeconds: error.retryAfterSeconds ?? null, credentials };
  }
  reportError(error);
  return mistake;
}

function textOf({ code, description, status = 0 }: LatchkeyClientError): string {
  if (code === 'credentials_invalid') return 'The username or the password is wrong.';
  if (code === 'registration_off') return 'This server does not let strangers make accounts.';
  if (code === 'throttled') return 'That was tried too often.';
  if (code === 'network_error' || code === 'timeout') {
    return 'The server cannot be reached. What you typed is still here.';
  }
  if (status >= 500) return 'The server cannot do this now. What you typed is still here.';
  return /[.!?]$/.test(description) ? description : `${description}.`;
}
