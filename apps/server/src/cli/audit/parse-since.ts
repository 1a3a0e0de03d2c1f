import { CommandError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';

const unitMilliseconds: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const moment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A moment in milliseconds since 1970: so long ago (`2h`), a day in UTC (`2026-11-24`), or ISO 8601 with its offset. */
export function parseSince(text: string, nowMilliseconds: number): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (unit !== undefined) return nowMilliseconds - Number(count) * (unitMilliseconds[unit] ?? 0);
  const milliseconds = moment.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw new CommandError(
    `--since is "${text}" and should be as 90s, 15m, 2h or 7d, or a moment such as 2026-11-24 or 2026-11-24T08:00:00Z`,
    exitCode.misused,
  );
}
