import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { findBinaries } from './find-binaries.ts';
import { type Postgres, startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of 127.0.0.1 that tells the URL of a PostgreSQL to who connects; null where there is none to be had. */
    readonly postgresPort: number | null;
  }
}

/** Whether `startPostgres` can succeed. */
function isAvailable(): boolean {
  return findBinaries() !== null || (process.env['TEST_DATABASE_URL'] ?? '') !== '';
}

/** Starts one PostgreSQL for a whole run, when the first test asks for it: most runs do without. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!isAvailable()) {
    provide('postgresPort', null);
    return () => Promise.resolve();
  }
  let started: Promise<Postgres> | undefined;
  const teller = createServer((socket) => {
    // A test that was cut off.
    socket.on('error', () => undefined);
    started ??= startPostgres();
    started.then(
      ({ url }) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ problem: String(error) })),
    );
  }).listen(0, '127.0.0.1');
  await once(teller, 'listening');
  provide('postgresPort', (teller.address() as AddressInfo).port);
  return async () => {
    teller.close();
    await started?.then(({ stop }) => stop());
  };
}
