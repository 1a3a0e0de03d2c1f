import { errorCodes, type ErrorBody, type ErrorCode, type FieldProblem } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

const fieldProblems: Readonly<Record<FieldProblem, true>> = {
  wrong_type: true,
  unsupported: true,
  missing: true,
  incorrect: true,
  too_short: true,
  too_long: true,
  too_common: true,
};

/** What the schema of the error body is registered as. */
export const errorBodySchemaId = 'LatchkeyErrorBody';

/**
 * The body of every error answer as a JSON Schema. The plugin adds it to the application under its `$id`, so that
 * `{ $ref: 'LatchkeyErrorBody#' }` names it in the schemas of your own routes, too.
 */
export const errorBodySchema = Type.Object(
  {
    status_code: Type.Integer({ description: 'The HTTP status, repeated.' }),
    error: Type.String({ description: 'A short title, the same for a family of refusals.' }),
    description: Type.String({ description: 'One sentence for people.' }),
    code: Type.Unsafe<ErrorCode>({
      type: 'string',
      enum: [...errorCodes],
      description: 'Why, for programs. Stable.',
    }),
    request_id: Type.String({ description: 'Names the request in the log of the server.' }),
    fields: Type.Optional(
      Type.Unsafe<Record<string, FieldProblem>>({
        type: 'object',
        additionalProperties: { type: 'string', enum: Object.keys(fieldProblems) },
        description: 'The members of the body that are at fault, and why. Only with `validation_failed`.',
      }),
    ),
  },
  { $id: errorBodySchemaId, title: 'ErrorBody', description: 'The body of every error answer.' },
);

true satisfies Same<Static<typeof errorBodySchema>, ErrorBody>;
