const printableAscii = /^[!-~]{1,127}$/;

/** Whether a value can be the `typ` of a header: 1 to 127 printable ASCII characters. */
export function isMediaType(value: unknown): value is string {
  return typeof value === 'string' && printableAscii.test(value);
}

/** Compares without regard to case and to a leading `application/` (RFC 7515 section 4.1.9). */
export function isSameMediaType(value: unknown, expected: string): boolean {
  return value === expected || (isMediaType(value) && normalize(value) === normalize(expected));
}

function normalize(type: string): string {
  const lower = type.toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}
