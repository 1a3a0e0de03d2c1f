/** SQLite's primary result codes (https://sqlite.org/rescode.html) that mean something to us. */
export const resultCode = {
  error: 1,
  permission: 3,
  abort: 4,
  busy: 5,
  locked: 6,
  outOfMemory: 7,
  readOnly: 8,
  interrupt: 9,
  inputOutput: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  lockProtocol: 15,
  constraint: 19,
  notADatabase: 26,
} as const;

/** The primary code within an extended one. */
export function primaryCode(extended: number | undefined): number | undefined {
  return extended === undefined ? undefined : extended & 0xff;
}
