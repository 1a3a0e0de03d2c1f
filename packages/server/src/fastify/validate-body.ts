import type { FieldProblem } from '@latchkey/contract';
import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { LatchkeyError } from '../error/latchkey-error.ts';

/** What Fastify expects of a validator. */
export type BodyValidator = (body: unknown) => { value: unknown } | { error: LatchkeyError };

/**
 * Validates bodies as they are: nothing is coerced, filled in or removed, as Fastify's own validator would.
 * A body of the wrong shape is refused with `validation_failed`, naming each field that is missing or wrong.
 */
export function createBodyValidator(schema: TObject): BodyValidator {
  const whole = Compile(schema);
  const required = new Set<string>((schema as { required?: string[] }).required ?? []);
  const fields = Object.entries(schema.properties).map(([name, field]) => ({
    name,
    field,
    rule: Compile(field),
  }));
  return (body) => {
    if (whole.Check(body)) return { value: body };
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { error: notAnObject() };
    const values = new Map<string, unknown>(Object.entries(body));
    const problems = fields.flatMap(({ name, field, rule }): [string, FieldProblem][] => {
      if (!values.has(name)) return required.has(name) ? [[name, 'missing']] : [];
      return rule.Check(values.get(name)) ? [] : [[name, problemOf(field, values.get(name))]];
    });
    return { error: validationFailed(Object.fromEntries(problems)) };
  };
}

/** A choice among words, answered with another word, has the right type. */
function problemOf(field: TSchema, value: unknown): FieldProblem {
  return 'anyOf' in field && typeof value === 'string' ? 'unsupported' : 'wrong_type';
}

function notAnObject(): LatchkeyError {
  return new LatchkeyError('validation_failed', 'The body must be a JSON object', { fields: {} });
}

const sentences = {
  missing: 'Missing',
  unsupported: 'Not a value that is known here',
  wrong_type: 'Not of the right type',
} as const;

function validationFailed(fields: Readonly<Record<string, FieldProblem>>): LatchkeyError {
  const parts = Object.entries(sentences).flatMap(([problem, sentence]) => {
    const names = Object.keys(fields).filter((name) => fields[name] === problem);
    return names.length === 0 ? [] : [`${sentence}: ${names.join(', ')}`];
  });
  return new LatchkeyError('validation_failed', parts.join('. '), { fields });
}
