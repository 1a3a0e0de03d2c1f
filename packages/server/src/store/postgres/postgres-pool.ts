import { type Client, Pool, type PoolClient } from 'pg';
import type { CloseResult } from '../engine.ts';
import { FairLock } from '../fair-lock.ts';
import type { ConnectionSource, SqlConnection } from '../sql-driver.ts';
import { startDeadline } from '../start-deadline.ts';
import { clientConfig, type ConnectionLimits } from './client-config.ts';
import { endClient } from './end-client.ts';
import { PostgresClient } from './postgres-client.ts';
import { PostgresConnection } from './postgres-connection.ts';
import { errorFromPostgres } from './postgres-error.ts';

/** What bounds the use of a pool. Times are milliseconds. */
export interface PoolLimits extends ConnectionLimits {
  readonly maxConnections: number;
  readonly maxWaiting: number;
  readonly closeMilliseconds: number;
}

/** A connection that nobody needs is given back after this. */
const idleMilliseconds = 30_000;

/** What a caller holds. */
interface Held {
  readonly connection: PostgresConnection;
  readonly client: PoolClient;
  leave(): void;
}

/** Connections to one database. Those that fail are replaced at the next use. */
export class PostgresPool implements ConnectionSource {
  readonly #limits: PoolLimits;
  readonly #pool: Pool;
  /** Before the pool, which knows no limit for those who wait and forgets them when it ends. */
  readonly #lock: FairLock;
  readonly #held = new Map<SqlConnection, Held>();
  readonly #clients = new Set<Client>();
  #closing: Promise<CloseResult> | undefined;

  constructor(url: string, limits: PoolLimits) {
    this.#limits = limits;
    const { maxConnections: places, maxWaiting, answerMilliseconds } = limits;
    this.#lock = new FairLock({ places, maxWaiting, waitMilliseconds: answerMilliseconds });
    this.#pool = new Pool({
      ...clientConfig(url, limits),
      Client: PostgresClient,
      max: places,
      idleTimeoutMillis: idleMilliseconds,
    });
    // Without a listener the error of a connection that nobody is using would end the process; calls see it otherwise.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => void this.#clients.add(client));
    this.#pool.on('remove', (client) => void this.#clients.delete(client));
  }

  async acquire(): Promise<SqlConnection> {
    const leave = await this.#lock.acquire();
    try {
      const client = await this.#pool.connect();
      const connection = new PostgresConnection(client);
      this.#held.set(connection, { connection, client, leave });
      return connection;
    } catch (reason) {
      leave();
      throw errorFromPostgres(reason);
    }
  }

  release(connection: SqlConnection): void {
    const held = this.#held.get(connection);
    this.#held.delete(connection);
    held?.client.release(held.connection.isLost);
    held?.leave();
  }

  /** Refuses what waits and what comes, lets what is under way finish within the limit, and cuts the connections. */
  close(): Promise<CloseResult> {
    return (this.#closing ??= this.#closeInTime());
  }

  async #closeInTime(): Promise<CloseResult> {
    await this.#inTime(this.#lock.close());
    // Calls that are under way still are refused now, and give their connections back.
    const ended = this.#pool.end();
    await Promise.all([...this.#clients].map((client) => endClient(client, this.#limits.closeMilliseconds)));
    // A connection that is being made has a limit of its own.
    await this.#inTime(ended);
    return { result: 'closed' };
  }

  async #inTime(done: Promise<unknown>): Promise<void> {
    const late = Promise.withResolvers<undefined>();
    const cancel = startDeadline(this.#limits.closeMilliseconds, () => late.resolve(undefined));
    await Promise.race([done, late.promise]);
    cancel();
  }
}
