import type { FieldProblem } from '@latchkey/contract';
import type { TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import { LatchkeyError } from '../error/latchkey-error.ts';

/** What Fastify expects of a validator. */
export type BodyValidator = (body: unknown) => { value: unknown } | { error: LatchkeyError };

/**
 * Validates bodies as they are: nothing is coerced, filled in or removed, as Fastify's own validator would.
 * A body of the wrong shape is refused with `validation_failed`, naming each field of a wrong type.
 */
export function createBodyValidator(schema: TObject): BodyValidator {
  const whole = Compile(schema);
  const fields = Object.entries(schema.properties).map(([name, field]) => ({ name, rule: Compile(field) }));
  return (body) => {
    if (whole.Check(body)) return { value: body };
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { error: notAnObject() };
    const values = new Map<string, unknown>(Object.entries(body));
    const wrong = fields.filter(({ name, rule }) => values.has(name) && !rule.Check(values.get(name)));
    return { error: wrongTypes(wrong.map(({ name }) => name)) };
  };
}

function notAnObject(): LatchkeyError {
  return new LatchkeyError('validation_failed', 'The body must be a JSON object', { fields: {} });
}

function wrongTypes(names: readonly string[]): LatchkeyError {
  const fields = Object.fromEntries(names.map((name): [string, FieldProblem] => [name, 'wrong_type']));
  return new LatchkeyError('validation_failed', `Not of the right type: ${names.join(', ')}`, { fields });
}
