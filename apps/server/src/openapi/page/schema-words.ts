import type { JsonSchema } from '../openapi-document.ts';

/** The type of a value in words: `string`, `"cookie" or "token"`, `integer or null`, `array of objects`. */
export function typeWords(schema: JsonSchema): string {
  const { anyOf, type, enum: values, items } = schema;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (anyOf !== undefined) return anyOf.map(typeWords).join(' or ');
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' or ');
  if (type === 'array' && items !== undefined) return `array of ${typeWords(items)}s`;
  if (typeof type === 'string') return type;
  return type === undefined ? 'any' : type.join(' or ');
}

/** What a value may be besides its type, in words; empty where anything goes. */
export function limitWords({ minLength, maxLength, minimum, maximum }: JsonSchema): string {
  const limits = [
    minLength === undefined ? '' : `at least ${minLength} characters`,
    maxLength === undefined ? '' : `at most ${maxLength} characters`,
    minimum === undefined ? '' : `${minimum} or more`,
    maximum === undefined ? '' : `${maximum} or less`,
  ];
  return limits.filter((limit) => limit !== '').join(', ');
}
