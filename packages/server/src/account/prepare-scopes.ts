import { LatchkeyError } from '../error/latchkey-error.ts';
import { findScopesProblem } from './find-scopes-problem.ts';

/** Each scope once, in the order given. Throws `validation_failed` with `fields.scopes`. */
export function prepareScopes(scopes: readonly string[]): readonly string[] {
  const unique = [...new Set(scopes)];
  const found = findScopesProblem(unique);
  if (found === null) return unique;
  const fields = { scopes: found.problem };
  throw new LatchkeyError('validation_failed', `The list of scopes ${found.description}`, { fields });
}
