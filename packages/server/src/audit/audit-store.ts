import type { AuditAction, AuditEntry, NumberedAuditEntry } from './audit-entry.ts';

/** Which entries. */
export interface AuditQuery {
  readonly subject?: string;
  readonly action?: AuditAction;
  /** Not before this time. */
  readonly sinceMilliseconds?: number;
  /** With a number above this. */
  readonly afterNumber?: number;
  /** At most so many: the newest, in the order of their numbers. */
  readonly limit: number;
}

/** Where the trail is kept. Both ends reject with `store_unavailable` when the store cannot be reached. */
export interface AuditStore {
  /** Appends the entries, all or none. */
  append(entries: readonly AuditEntry[]): Promise<void>;
  read(query: AuditQuery): Promise<readonly NumberedAuditEntry[]>;
  /** Deletes entries from before a time, at most 20,000 at once. Resolves to their number. */
  prune(beforeMilliseconds: number): Promise<number>;
}
