const isoForm = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** 1 January 10000: what is above counts milliseconds. */
const endSeconds = 253_402_300_800;

/**
 * Whole seconds since 1970 from a number of them or a date and time of ISO 8601, which is UTC where it names no zone. Undefined for
 * anything else, for times before 1970 and for days that no calendar has.
 */
export function readMoment(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? parseIso(value) : value;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < endSeconds)) return undefined;
  return Math.floor(seconds);
}

function parseIso(text: string): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = isoForm.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  return Date.parse(`${day}T${time}${zone.toUpperCase().replace(/^(...)(\d\d)$/, '$1:$2')}`) / 1_000;
}

/** `Date` takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const milliseconds = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
}
