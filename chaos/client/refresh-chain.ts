import { hold } from '../claim/violation.ts';
import { describe, tokensOf, type Answer, type Tokens, type Wire } from './wire.ts';

/** What a client got that refreshes as fast as it can. */
export interface RefreshChain {
  /** All tokens that it ever got, the oldest first. */
  readonly tokens: readonly Tokens[];
  readonly newest: Tokens;
  /** The answer that ended it; null where it was told to stop. */
  readonly refusal: Answer | null;
}

/**
 * Refreshes with the newest token, again and again, twice at a time as two tabs do, on each of the servers in turn;
 * until it is told to stop or refused. Any answer but a success and a 401 is a violation, and so is a 200 for a request
 * that was sent after `isOver` became true.
 */
export async function refreshChain(
  wires: readonly [Wire, Wire],
  first: Tokens,
  { isStopped = () => false, isOver = () => false }: { isStopped?: () => boolean; isOver?: () => boolean },
): Promise<RefreshChain> {
  const tokens = [first];
  let newest = first;
  while (!isStopped()) {
    const lateFrom = isOver();
    const answers = await Promise.all(wires.map((wire) => wire.refresh(newest.refreshToken)));
    const refused = answers.find(({ status }) => status !== 200);
    const got = answers.filter(({ status }) => status === 200).map(tokensOf);
    tokens.push(...got);
    hold(!lateFrom || got.length === 0, 'a refresh that was sent after the session had ended succeeded');
    if (refused !== undefined) {
      hold(refused.status === 401, () => `a refresh was answered with ${describe(refused)}`);
      return { tokens, newest: got[0] ?? newest, refusal: refused };
    }
    newest = got[0] ?? newest;
  }
  return { tokens, newest, refusal: null };
}
