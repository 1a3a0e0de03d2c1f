import type { ErrorCode } from '@latchkey/contract';
import type { FastifySchema } from 'fastify';
import type { TObject } from 'typebox';
import { createBodyValidator, type BodyValidator } from '../validate-body.ts';
import type { AnswerDescription } from './answer.ts';
import { errorAnswers } from './error-answers.ts';
import { anyRouteCodes } from './error-code-groups.ts';

/** The names by which descriptions speak of credentials; what they are stands in `securitySchemes`. */
export type SecurityName = 'accessToken' | 'refreshCookie' | 'csrfHeader';

/** A route in the words of OpenAPI. */
export interface RouteDescription {
  readonly operationId: string;
  readonly summary: string;
  /** Paragraphs of plain text; `code` between backticks. */
  readonly description: string;
  readonly tag: string;
  /** Alternatives, each a set of credentials. Default: none is looked at. */
  readonly security?: readonly (readonly SecurityName[])[];
  readonly params?: Readonly<Record<string, string>>;
  /** Validates, too. */
  readonly body?: TObject;
  readonly bodyExamples?: readonly object[];
  /** Whether a request without a body counts as one with an empty object. Default: no. */
  readonly isBodyOptional?: boolean;
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Besides those that any route may answer with. */
  readonly errorCodes: readonly ErrorCode[];
}

/** What a route that is described says to Fastify. */
export interface DescribedRoute {
  readonly schema: FastifySchema;
  readonly validatorCompiler: () => BodyValidator;
  readonly serializerCompiler: () => (answer: unknown) => string;
}

const takeAsItIs: BodyValidator = (value) => ({ value });

/**
 * Makes a route known to whatever reads the schemas of an application, such as @fastify/swagger. Of all that is said here
 * only the schema of the body does anything: answers are described by theirs, and neither cut nor changed.
 */
export function describedRoute(description: RouteDescription): DescribedRoute {
  const { body } = description;
  const validate = body === undefined ? takeAsItIs : createBodyValidator(body);
  return {
    schema: schemaOf(description),
    validatorCompiler: () => validate,
    serializerCompiler: () => JSON.stringify,
  };
}

function schemaOf(route: RouteDescription): FastifySchema {
  const { operationId, summary, description, tag, security = [], params, body, answers } = route;
  const schema = {
    operationId,
    summary,
    description,
    tags: [tag],
    security: security.map((names) => Object.fromEntries(names.map((name) => [name, []]))),
    ...(params === undefined ? {} : { params: paramsSchema(params) }),
    ...(body === undefined ? {} : { body: { ...body, examples: route.bodyExamples ?? [] } }),
    ...(route.isBodyOptional === true ? { 'x-body-optional': true } : {}),
    response: { ...answers, ...errorAnswers([...anyRouteCodes, ...route.errorCodes]) },
  };
  return schema;
}

function paramsSchema(params: Readonly<Record<string, string>>): object {
  const named = Object.entries(params).map(([name, description]) => [name, { type: 'string', description }]);
  return {
    type: 'object',
    properties: Object.fromEntries(named) as object,
    required: Object.keys(params),
  };
}
