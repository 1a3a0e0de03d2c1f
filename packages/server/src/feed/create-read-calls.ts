/** Callers who wait for a read. */
export interface ReadCalls {
  /** Settles with the next read that begins. */
  add(): Promise<void>;
  /** A read begins: it is the one that the callers so far wait for. */
  begin(): void;
  /** The read has succeeded. */
  resolve(): void;
  /** The read, or the attempt to begin one, has failed: for the callers since then too. */
  reject(error: unknown): void;
}

export function createReadCalls(): ReadCalls {
  let served: PromiseWithResolvers<undefined>[] = [];
  let waiting: PromiseWithResolvers<undefined>[] = [];
  return {
    add() {
      const call = Promise.withResolvers<undefined>();
      waiting.push(call);
      return call.promise;
    },
    begin() {
      served = waiting;
      waiting = [];
    },
    resolve() {
      for (const call of served.splice(0)) call.resolve(undefined);
    },
    reject(error) {
      for (const call of [...served.splice(0), ...waiting.splice(0)]) call.reject(error);
    },
  };
}
