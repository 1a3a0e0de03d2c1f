import { Client, type ClientConfig } from 'pg';

type ConnectCallback = (error: Error | null, client?: Client) => void;

/** A client of `pg` that leaves nothing open: its own gives up a connection that failed, and not the socket. */
export class PostgresClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // Without a listener an error between two calls would end the process; calls see it otherwise.
    this.on('error', () => undefined);
  }

  override connect(): Promise<Client>;
  override connect(callback: Parameters<Client['connect']>[0]): void;
  override connect(callback?: unknown): Promise<Client> | undefined {
    const connected = this.#connectOrDestroy();
    if (callback === undefined) return connected;
    const settle = callback as ConnectCallback;
    connected.then((client) => settle(null, client), settle);
    return undefined;
  }

  async #connectOrDestroy(): Promise<Client> {
    try {
      return await super.connect();
    } catch (error) {
      // A server that waits for a password does so for a minute, and the process would live on as long.
      this.connection.stream.destroy();
      throw error;
    }
  }
}
