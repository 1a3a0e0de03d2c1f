import type { Site } from './site.fixture.ts';

/** One request that is stuck in the network. */
export interface Held {
  /** Resolves when it is stuck. */
  readonly stuck: Promise<undefined>;
  letGo(): void;
}

/** Holds the next request with this path: itself before it reaches the server, or the answer. Others pass. */
export function holdNext({ route }: Site, what: 'request' | 'answer', path: string): Held {
  const { promise: stuck, resolve: isStuck } = Promise.withResolvers<undefined>();
  const { promise: free, resolve: letGo } = Promise.withResolvers<undefined>();
  route(path, async (ask) => {
    route(path);
    const answer = what === 'answer' ? await ask() : null;
    isStuck(undefined);
    await free;
    return answer ?? ask();
  });
  return { stuck, letGo: () => letGo(undefined) };
}
