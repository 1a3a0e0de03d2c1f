import type { PasswordProblem } from './find-password-problem.ts';

/** What is wrong, for people: the subject of the sentence is the caller's. */
export function describePasswordProblem(problem: PasswordProblem, minLength: number): string {
  const rules = {
    unsupported: 'is not well-formed text',
    too_short: `needs at least ${minLength} characters`,
    too_long: 'may have at most 1,024 characters',
    too_common: 'is among the first that somebody would guess',
  };
  return rules[problem];
}
