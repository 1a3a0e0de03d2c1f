import type { User } from '../client/user.ts';
import type { Tokens } from '../client/wire.ts';

/** A session as its client knows it. */
export interface LedgerSession {
  newest: Tokens;
  /** Every access token that was ever acknowledged. */
  readonly accessTokens: string[];
  /** `unknown`: something was asked that may end it, and there was no answer. */
  state: 'live' | 'unknown' | 'ended';
}

/** What one client was told by the server, and so what must be true after whatever happens to the server. */
export interface Ledger {
  readonly username: string;
  password: string;
  /** Replaced by `password`: must not work any more. */
  formerPassword: string | null;
  /** Asked for, and not answered. */
  pendingPassword: string | null;
  readonly sessions: LedgerSession[];
  /** How many acknowledgements there were. */
  acknowledged: number;
}

/** The ledger of a client that has done nothing yet. */
export function openLedger({ username, password }: User): Ledger {
  return { username, password, formerPassword: null, pendingPassword: null, sessions: [], acknowledged: 0 };
}

/** A session that the server has just acknowledged. */
export function noteSession(ledger: Ledger, tokens: Tokens): void {
  ledger.sessions.push({ newest: tokens, accessTokens: [tokens.accessToken], state: 'live' });
  ledger.acknowledged += 1;
}

/** New tokens of a session. */
export function noteTokens(ledger: Ledger, session: LedgerSession, tokens: Tokens): void {
  session.newest = tokens;
  session.accessTokens.push(tokens.accessToken);
  ledger.acknowledged += 1;
}

/** A password change that took effect: the sessions beside the one that asked have ended with it. */
export function notePassword(ledger: Ledger, password: string, own: LedgerSession | null): void {
  ledger.formerPassword = ledger.password;
  ledger.password = password;
  ledger.pendingPassword = null;
  for (const session of ledger.sessions) if (session !== own) session.state = 'ended';
}
