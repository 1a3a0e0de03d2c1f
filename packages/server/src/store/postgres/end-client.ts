import type { Client } from 'pg';
import { startDeadline } from '../start-deadline.ts';

/** Ends a connection, if need be without the server's answer. A call under way rejects. Always resolves. */
export async function endClient(client: Client, milliseconds: number): Promise<void> {
  const cancel = startDeadline(milliseconds, () => client.connection.stream.destroy());
  await client.end().catch(() => undefined);
  cancel();
}
