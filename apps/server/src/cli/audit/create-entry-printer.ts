import type { NumberedAuditEntry, Store } from '@latchkey/server';
import type { CommandIo } from '../command-io.ts';
import { printJsonLine } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';

/** Prints entries of the audit trail. */
export interface EntryPrinter {
  print(entries: readonly NumberedAuditEntry[]): Promise<void>;
}

/** Prints entries with the names of their users, where there still are such users; each is looked up once. */
export function createEntryPrinter(
  io: Pick<CommandIo, 'stdout'>,
  accounts: Pick<Store['accounts'], 'findById'>,
  json: boolean,
): EntryPrinter {
  const names = new Map<string, string | null>();
  const nameOf = async (subject: string | null): Promise<string | null> => {
    if (subject === null) return null;
    const known = names.get(subject);
    if (known !== undefined) return known;
    const name = (await accounts.findById(subject))?.username ?? null;
    names.set(subject, name);
    return name;
  };
  return {
    async print(entries) {
      for (const entry of entries) {
        const username = await nameOf(entry.subject);
        if (json) printJsonLine(io, entryJson(entry, username));
        else printLine(io, entryLine(entry, username));
      }
    },
  };
}

function entryJson(entry: NumberedAuditEntry, username: string | null) {
  return {
    number: entry.number,
    at: new Date(entry.atMilliseconds).toISOString(),
    action: entry.action,
    result: entry.result,
    reason: entry.reason,
    detail: entry.detail,
    subject: entry.subject,
    username,
    actor: entry.actor,
    sid: entry.sid,
    ip: entry.ip,
    user_agent: entry.userAgent,
    request_id: entry.requestId,
  };
}

/** In columns as wide as most of what stands there: a line is printed before the next one is known. */
function entryLine(entry: NumberedAuditEntry, username: string | null): string {
  const { atMilliseconds, action, result, reason, subject, actor, sid, ip, userAgent, requestId } = entry;
  const user = subject === null ? '-' : `${username ?? '?'} (${subject})`;
  const further = {
    of: entry.detail,
    by: actor,
    from: ip,
    session: sid,
    request: requestId,
    with: userAgent,
  };
  const details = Object.entries(further).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${value}`],
  );
  const columns = [
    new Date(atMilliseconds).toISOString(),
    action.padEnd(15),
    (reason === null ? result : `${result}: ${reason}`).padEnd(23),
    user.padEnd(16),
    details.join(', '),
  ];
  return columns.join('  ').trimEnd();
}
