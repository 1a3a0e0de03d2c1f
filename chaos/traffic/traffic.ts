import { createTrafficClient, keptTokens, type TrafficClientOptions } from './traffic-client.ts';
import type { User } from '../client/user.ts';
import { waitUntil } from '../claim/wait-until.ts';
import { tokensOf } from '../client/wire.ts';

/** Clients that use the servers all the time. */
export interface Traffic {
  /** Requests that were answered. */
  readonly answered: number;
  /** Resolves when no client uses a token any more that it has now. Rejects as `stop` does. */
  renewed(): Promise<void>;
  /** Ends the traffic and signs nobody out. Rejects with the violation that a client came across. */
  stop(): Promise<void>;
}

/** Signs each user in and starts a client for each. */
export async function startTraffic(users: readonly User[], options: TrafficClientOptions): Promise<Traffic> {
  const { nodes, random } = options;
  const clients = await Promise.all(
    users.map(async (user) => {
      const tokens = tokensOf(await random.pick(nodes).wire.signIn(user, 'token'));
      return createTrafficClient(tokens, options);
    }),
  );
  let stopped = false;
  const ended = Promise.all(clients.map((client) => client.run(() => stopped))).finally(
    () => (stopped = true),
  );
  // Whoever waits for it hears of it.
  ended.catch(() => undefined);
  return {
    get answered() {
      return clients.reduce((sum, { answered }) => sum + answered, 0);
    },
    async renewed() {
      const goals = clients.map((client) => ({ client, renewals: client.renewals + keptTokens }));
      const isReached = () => goals.every(({ client, renewals }) => client.renewals >= renewals);
      await waitUntil('every client has new tokens', () => stopped || isReached());
      if (stopped) await ended;
    },
    async stop() {
      stopped = true;
      await ended;
    },
  };
}
