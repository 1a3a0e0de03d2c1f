import { setTimeout as delay } from 'node:timers/promises';
import { routes } from '@latchkey/contract';
import type { LatchkeyNode } from '../server/latchkey-node.ts';
import type { Random } from '../claim/random.ts';
import { hold } from '../claim/violation.ts';
import { answerOrNull, describe, tokensOf, type Answer, type Tokens } from '../client/wire.ts';

/** A client that refreshes all the time, and shows its newest tokens to every server. */
export interface TrafficClient {
  /** Requests that were answered. */
  readonly answered: number;
  /** How often it got new tokens. */
  readonly renewals: number;
  run(isStopped: () => boolean): Promise<void>;
}

export interface TrafficClientOptions {
  readonly nodes: readonly LatchkeyNode[];
  readonly random: Random;
  /** A further look at each new access token. */
  readonly examine?: (accessToken: string) => Promise<void>;
}

/** So many access tokens a client goes on using. */
export const keptTokens = 5;

/** Traffic is to be there all the time, and not to take the machine from those who start on it. */
const pauseMilliseconds = 10;

/** A client that is signed in. A server that cannot be reached is no violation; a 401 always is. */
export function createTrafficClient(first: Tokens, options: TrafficClientOptions): TrafficClient {
  const { nodes, random, examine } = options;
  const accessTokens = [first.accessToken];
  let { refreshToken } = first;
  let answered = 0;
  let renewals = 0;

  /** The answer, or null where the server was on its way down or up. */
  async function attempt(asked: Promise<Answer>): Promise<Answer | null> {
    const answer = await answerOrNull(asked);
    if (answer === null || answer.status === 503) return null;
    answered += 1;
    hold(answer.status === 200, () => `a client that is signed in was answered with ${describe(answer)}`);
    return answer;
  }

  async function renew(): Promise<void> {
    const answer = await attempt(random.pick(nodes).wire.refresh(refreshToken));
    if (answer === null) return;
    const tokens = tokensOf(answer);
    await examine?.(tokens.accessToken);
    ({ refreshToken } = tokens);
    accessTokens.push(tokens.accessToken);
    if (accessTokens.length > keptTokens) accessTokens.shift();
    renewals += 1;
  }

  return {
    get answered() {
      return answered;
    },
    get renewals() {
      return renewals;
    },
    async run(isStopped) {
      while (!isStopped()) {
        await renew();
        for (const { wire } of nodes) {
          for (const accessToken of accessTokens)
            await attempt(wire.call('GET', routes.sessions, { accessToken }));
        }
        await delay(pauseMilliseconds);
      }
    },
  };
}
