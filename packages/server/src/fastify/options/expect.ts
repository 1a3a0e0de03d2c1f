/** Throws a `TypeError` that says what an option must be. */
export function expectOption(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new TypeError(rule);
}

export function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function isWholeNumber(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

export function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}

export function isOptionalFunction(value: unknown): boolean {
  return value === null || typeof value === 'function';
}

/** Whether a value has these methods, whatever else it is. */
export function hasMethods(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Readonly<Record<string, unknown>>;
  return names.every((name) => typeof members[name] === 'function');
}
