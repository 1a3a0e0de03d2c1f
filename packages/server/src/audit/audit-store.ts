import type { AuditAction, AuditEntry, NumberedAuditEntry } from './audit-entry.ts';

/** Which entries. */
export interface AuditQuery {
  readonly subject?: string;
  readonly action?: AuditAction;
  /** Not before this time. */
  readonly sinceMilliseconds?: number;
  /** With a number above this. */
  readonly afterNumber?: number;
  /**
   * At most so many, in the order of their numbers: the newest, or, with `afterNumber`, the oldest, so that whoever
   * follows can read on where this ends.
   */
  readonly limit: number;
}

/** Where the trail is kept. All methods reject with `store_unavailable` when the store cannot be reached. */
export interface AuditStore {
  /**
   * Appends the entries, all or none, numbered in the order given. Their texts are kept as `boundAuditEntry` leaves
   * them, so that no text makes an entry fail.
   */
  append(entries: readonly AuditEntry[]): Promise<void>;
  read(query: AuditQuery): Promise<readonly NumberedAuditEntry[]>;
  /** Deletes entries from before a time, at most 20,000 at once. Resolves to their number. */
  prune(beforeMilliseconds: number): Promise<number>;
}
