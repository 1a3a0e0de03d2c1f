import { startTcpProxy } from './tcp-proxy.ts';

/** A proxy before a server that can lose an answer. */
export interface SwallowingProxy {
  readonly port: number;
  /**
   * From now on the client gets no byte of an answer. Resolves when the server has sent one: whatever it answers
   * about has happened by then, and the client does not know.
   */
  swallowAnswer(): Promise<void>;
  /** Answers pass again. */
  pass(): void;
  close(): void;
}

export async function startSwallowingProxy(targetPort: () => number): Promise<SwallowingProxy> {
  let swallow: (() => void) | null = null;
  const proxy = await startTcpProxy(
    () => ({ host: '127.0.0.1', port: targetPort() }),
    () => ({
      fromClient: (chunk) => chunk,
      fromServer(chunk) {
        if (swallow === null) return chunk;
        swallow();
        return Buffer.alloc(0);
      },
    }),
  );
  return {
    port: proxy.port,
    swallowAnswer: () => new Promise((resolve) => (swallow = resolve)),
    pass: () => void (swallow = null),
    close: () => proxy.close(),
  };
}
