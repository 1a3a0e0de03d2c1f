import {
  type AuditQuery,
  followAudit,
  LatchkeyError,
  type NumberedAuditEntry,
  openProblem,
  type Store,
} from '@latchkey/server';
import type { CommandIo } from '../command-io.ts';
import { printable } from '../output/printable.ts';
import type { EntryPrinter } from './create-entry-printer.ts';

/** Prints the entries of a query and then what comes, until Ctrl-C. A store that goes away meanwhile is waited for. */
export async function follow(
  io: CommandIo,
  store: Store,
  query: AuditQuery,
  printer: EntryPrinter,
): Promise<void> {
  // One after the other: names are looked up on the way.
  let printed = Promise.resolve();
  const print = (entries: readonly NumberedAuditEntry[]) => {
    printed = printed.then(() => printer.print(entries)).catch(complain);
  };
  const complain = (error: unknown) => {
    const reason = error instanceof LatchkeyError ? openProblem(error) : String(error);
    io.stderr.write(
      `latchkey: ${printable(`The store ${store.name} cannot be reached, trying on: ${reason}`)}\n`,
    );
  };
  await followAudit(store.audit, query, print, { signal: io.interruptible(), onError: complain });
  await printed;
}
