import { Kysely } from 'kysely';
import type { Client } from 'pg';
import type { FeedDatabase } from '../engine.ts';
import { FairLock } from '../fair-lock.ts';
import type { ConnectionSource } from '../sql-driver.ts';
import { storeUnavailable } from '../store-unavailable.ts';
import type { Tables } from '../tables.ts';
import { clientConfig } from './client-config.ts';
import { endClient } from './end-client.ts';
import { feedChannel } from './feed-channel.ts';
import { PostgresClient } from './postgres-client.ts';
import { PostgresConnection } from './postgres-connection.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { errorFromPostgres, PostgresError } from './postgres-error.ts';
import type { PoolLimits } from './postgres-pool.ts';

/**
 * Opens a connection that hears of new facts before it resolves. It is never replaced: once it has failed, every query
 * rejects, because what was said in between is lost. `wake` is called then too, for nobody need wait to find out.
 */
export async function openFeedConnection(
  url: string,
  limits: PoolLimits,
  wake: () => void,
): Promise<FeedDatabase> {
  const client = new PostgresClient(clientConfig(url, limits));
  // A network fault.
  client.on('error', () => wake());
  try {
    await client.connect();
    await listen(client, wake);
  } catch (reason) {
    await endClient(client, limits.closeMilliseconds);
    throw errorFromPostgres(reason);
  }
  const source = sourceOf(client, limits);
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect(source) }),
    async close() {
      await source.close();
    },
  };
}

async function listen(client: Client, wake: () => void): Promise<void> {
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
  client.on('notification', ({ payload }) => {
    if (payload === rows[0]?.schema) wake();
  });
  await client.query(`listen ${feedChannel}`);
}

/** The one connection, for one caller at a time. */
function sourceOf(client: Client, limits: PoolLimits): ConnectionSource {
  const { maxWaiting, answerMilliseconds: waitMilliseconds, closeMilliseconds } = limits;
  const lock = new FairLock({ maxWaiting, waitMilliseconds });
  const connection = new PostgresConnection(client);
  let leave: () => void = () => undefined;
  return {
    async acquire() {
      leave = await lock.acquire();
      if (!connection.isLost) return connection;
      leave();
      throw storeUnavailable(new PostgresError('the connection has failed before', undefined));
    },
    release: () => leave(),
    async close() {
      const closed = lock.close();
      // A query under way is cut off, so that nobody waits for it.
      await endClient(client, closeMilliseconds);
      await closed;
    },
  };
}
