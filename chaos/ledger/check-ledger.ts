import { type Ledger, type LedgerSession, notePassword, noteTokens } from './ledger.ts';
import { hold } from '../claim/violation.ts';
import { describe, tokensOf, type Wire } from '../client/wire.ts';

/** Holds the server to what it acknowledged; what was without an answer is found out, and must be whole or not at all. */
export async function checkLedger(
  ledger: Ledger,
  wire: Wire,
  isDue: (ended: LedgerSession) => boolean,
): Promise<void> {
  await settlePassword(ledger, wire);
  for (const session of ledger.sessions) {
    if (session.state === 'unknown') await settleSession(session, wire);
    else if (session.state === 'live') await checkLive(ledger, session, wire);
    else if (isDue(session)) await checkEnded(session, wire);
  }
}

async function settlePassword(ledger: Ledger, wire: Wire): Promise<void> {
  const { username, pendingPassword } = ledger;
  if (pendingPassword !== null) {
    const answer = await wire.signIn({ username, password: pendingPassword });
    // The session that asked cannot be told from here: it is live in both cases, and checked as what it is.
    if (answer.status === 200) await settleAfterChange(ledger, pendingPassword, wire);
    ledger.pendingPassword = null;
  }
  const current = await wire.signIn(ledger);
  hold(current.status === 200, () => `the acknowledged password was answered with ${describe(current)}`);
  if (ledger.formerPassword === null) return;
  const former = await wire.signIn({ username, password: ledger.formerPassword });
  hold(
    former.code === 'credentials_invalid',
    () => `a replaced password was answered with ${describe(former)}`,
  );
}

/** A change took effect without an answer: of the sessions exactly the one that asked for it lives. */
async function settleAfterChange(ledger: Ledger, password: string, wire: Wire): Promise<void> {
  const before = ledger.sessions.filter(({ state }) => state === 'live');
  const lives = await Promise.all(before.map(({ newest }) => wire.isLive(newest.accessToken)));
  hold(
    lives.filter(Boolean).length === 1,
    () => `after the change ${lives.filter(Boolean).length} sessions live`,
  );
  notePassword(ledger, password, before[lives.indexOf(true)] ?? null);
}

async function settleSession(session: LedgerSession, wire: Wire): Promise<void> {
  session.state = (await wire.isLive(session.newest.accessToken)) ? 'live' : 'ended';
  if (session.state === 'ended') return checkEnded(session, wire);
  session.newest = tokensOf(await wire.refresh(session.newest.refreshToken));
}

async function checkLive(ledger: Ledger, session: LedgerSession, wire: Wire): Promise<void> {
  hold(await wire.isLive(session.newest.accessToken), 'a token of a live session is revoked');
  noteTokens(ledger, session, tokensOf(await wire.refresh(session.newest.refreshToken)));
}

async function checkEnded({ newest, accessTokens }: LedgerSession, wire: Wire): Promise<void> {
  const refreshed = await wire.refresh(newest.refreshToken);
  hold(refreshed.status === 401, () => `an ended session was answered with ${describe(refreshed)}`);
  for (const token of accessTokens)
    hold(!(await wire.isLive(token)), 'an access token of an ended session lives');
}
