const printableAscii = /^[!-~]{1,127}$/;

/** Whether a value can be the `typ` of a header: 1 to 127 printable ASCII characters. */
export function isMediaType(value: unknown): value is string {
  return typeof value === 'string' && printableAscii.test(value);
}

/**
 * Whether the `typ` of a header says what is expected. Compared without regard to case and to a leading `application/`
 * (RFC 7515 section 4.1.9). A JWT of no particular kind need not say so (RFC 7519 section 5.1), so where `JWT` is
 * expected, `typ` may be missing.
 */
export function isExpectedType(value: unknown, expected: string): boolean {
  if (value === expected) return true;
  const normalized = normalize(expected);
  if (value === undefined) return normalized === 'application/jwt';
  return isMediaType(value) && normalize(value) === normalized;
}

function normalize(type: string): string {
  const lower = type.toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}
