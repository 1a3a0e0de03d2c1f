import { type Ledger, type LedgerSession, notePassword, noteSession, noteTokens } from './ledger.ts';
import type { Random } from '../claim/random.ts';
import { newPassword } from '../client/user.ts';
import { Violation } from '../claim/violation.ts';
import { answerOrNull, describe, tokensOf, type Answer, type Wire } from '../client/wire.ts';

const mostSessions = 4;

/** Uses the server until a request stays without an answer, or gets one that promises nothing: a 503. */
export async function workLoad(ledger: Ledger, wire: Wire, random: Random): Promise<void> {
  let goesOn = true;
  while (goesOn) goesOn = await step(ledger, wire, random);
}

/** One request. Resolves to whether it was acknowledged. */
async function step(ledger: Ledger, wire: Wire, random: Random): Promise<boolean> {
  const live = ledger.sessions.filter(({ state }) => state === 'live');
  const choice = random.below(20);
  if (live.length === 0 || (choice < 3 && live.length < mostSessions)) return signIn(ledger, wire);
  const session = random.pick(live);
  if (choice < 16) return refresh(ledger, session, wire);
  return choice < 19 ? signOut(ledger, session, wire) : changePassword(ledger, session, wire);
}

async function signIn(ledger: Ledger, wire: Wire): Promise<boolean> {
  const answer = await acknowledged(wire.signIn(ledger, 'token'), 200);
  if (answer !== null) noteSession(ledger, tokensOf(answer));
  return answer !== null;
}

async function refresh(ledger: Ledger, session: LedgerSession, wire: Wire): Promise<boolean> {
  const answer = await acknowledged(wire.refresh(session.newest.refreshToken), 200);
  if (answer !== null) noteTokens(ledger, session, tokensOf(answer));
  return answer !== null;
}

async function signOut(ledger: Ledger, session: LedgerSession, wire: Wire): Promise<boolean> {
  session.state = 'unknown';
  if ((await acknowledged(wire.signOut({ refresh_token: session.newest.refreshToken }), 204)) === null)
    return false;
  session.state = 'ended';
  ledger.acknowledged += 1;
  return true;
}

async function changePassword(ledger: Ledger, own: LedgerSession, wire: Wire): Promise<boolean> {
  const password = newPassword();
  ledger.pendingPassword = password;
  const asked = wire.changePassword(own.newest.accessToken, ledger.password, password);
  if ((await acknowledged(asked, 204)) === null) return false;
  notePassword(ledger, password, own);
  ledger.acknowledged += 1;
  return true;
}

/** The answer, or null where there is none to rely on. */
async function acknowledged(asked: Promise<Answer>, status: number): Promise<Answer | null> {
  const answer = await answerOrNull(asked);
  if (answer === null || answer.status === 503) return null;
  if (answer.status === status) return answer;
  throw new Violation(`under load a request was answered with ${describe(answer)}`);
}
