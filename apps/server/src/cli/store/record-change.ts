import { type AuditAction, LatchkeyError, type Store } from '@latchkey/server';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';

/** What was changed, by whom is known. */
export interface Change {
  readonly action: AuditAction;
  /** Whose account, session or tokens; null where it is nobody's. */
  readonly subjects: readonly (string | null)[];
  readonly sid?: string;
  /** What was changed, where the action does not say it all. */
  readonly detail?: string;
}

/** Writes a change that took effect into the audit trail, an entry for each subject. */
export async function recordChange(
  io: Pick<CommandIo, 'clock' | 'operator'>,
  store: Pick<Store, 'audit'>,
  { action, subjects, sid, detail }: Change,
): Promise<void> {
  const entry = {
    atMilliseconds: io.clock(),
    action,
    result: 'success',
    reason: null,
    detail: detail ?? null,
    actor: `operator:${io.operator}`,
    sid: sid ?? null,
    ip: null,
    userAgent: null,
    requestId: null,
  } as const;
  try {
    await store.audit.append(subjects.map((subject) => ({ ...entry, subject })));
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new CommandError(
      'It is done, but the audit trail could not be written, because the store went away',
    );
  }
}
