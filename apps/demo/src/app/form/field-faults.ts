import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { LatchkeyClientError } from '@latchkey/client';
import type { FieldProblem } from '@latchkey/contract';

const texts: Record<FieldProblem, string> = {
  missing: 'This is missing.',
  wrong_type: 'This is not text.',
  incorrect: 'This is not the right one.',
  unsupported: 'This has signs that cannot be used here.',
  too_short: 'This is too short.',
  too_long: 'This is too long.',
  too_common: 'This is among the first that somebody would guess.',
};

/**
 * What the server said of single fields, as the result of a form's submission: so that each fault stands at its field
 * until the field is changed. `fields` are those of the form, by the names of the request. Empty where the server
 * named none of them: then the form as a whole has a problem.
 */
export function fieldFaults(
  error: unknown,
  fields: Readonly<Record<string, FieldTree<string, string>>>,
): ValidationError.WithFieldTree[] {
  if (!(error instanceof LatchkeyClientError) || !error.fields) return [];
  const faults = Object.entries(error.fields);
  // Of a single fault the server's sentence says more: the shortest length, for one.
  const sentence = faults.length === 1 ? `${error.description}.` : null;
  return faults.flatMap(([name, kind]) => {
    const fieldTree = fields[name];
    return fieldTree ? [{ kind, fieldTree, message: sentence ?? texts[kind] }] : [];
  });
}
