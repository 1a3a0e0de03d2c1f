/** A claim does not hold. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Throws a `Violation` unless the claim holds. */
export function hold(holds: boolean, otherwise: string | (() => string)): asserts holds {
  if (!holds) throw new Violation(typeof otherwise === 'string' ? otherwise : otherwise());
}
