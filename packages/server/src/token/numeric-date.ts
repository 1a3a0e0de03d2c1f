/** 9999-12-31T23:59:59Z: the last second that every date library can write. */
export const maxNumericDate = 253_402_300_799;

/** Whether a value is a NumericDate (RFC 7519 section 2) between 1970 and 9999; fractions of a second are allowed. */
export function isNumericDate(value: unknown): value is number {
  // NaN and the infinities, which is what `1e999` parses to, fail the comparisons.
  return typeof value === 'number' && value >= 0 && value <= maxNumericDate;
}
