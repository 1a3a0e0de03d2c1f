/** Whether a value could be the id of a built-in account: what could not need not be looked for. */
export function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value);
}
