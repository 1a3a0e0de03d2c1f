import type { NumberedAuditEntry } from './audit-entry.ts';

/** Which entries a reader of the trail has had. */
export interface SeenEntries {
  /** Nothing new comes to light at or below this number any more. */
  settledNumber(): number;
  /** Notes the entries, and returns those that are new. */
  add(entries: readonly NumberedAuditEntry[]): readonly NumberedAuditEntry[];
  /** To be called when everything above the settled number has been read. */
  endReading(): void;
}

const readingsUntilSettled = 10;

/**
 * Counts by readings and not by a clock: a reader that was stopped for a while has then waited long enough in any case.
 * Numbers up to the highest of a reading had all been given by then, and ten readings later their entries can be seen.
 */
export function createSeenEntries(afterNumber: number): SeenEntries {
  const numbers = new Set<number>();
  const highest: number[] = [];
  let settled = afterNumber;
  let latest = afterNumber;

  function settle(number: number): void {
    settled = number;
    for (const each of numbers) if (each <= number) numbers.delete(each);
  }

  return {
    settledNumber: () => settled,
    add(entries) {
      const added = entries.filter(({ number }) => !numbers.has(number));
      for (const { number } of added) {
        numbers.add(number);
        latest = Math.max(latest, number);
      }
      return added;
    },
    endReading() {
      highest.push(latest);
      if (highest.length > readingsUntilSettled) settle(highest.shift() ?? settled);
    },
  };
}
