import type { ErrorBody } from '@latchkey/contract';
import { Compile } from 'typebox/schema';
import type { JsonSchema, OpenApiDocument, OpenApiResponse } from '../openapi/openapi-document.ts';
import type { DescribedRoute } from './described-server.fixture.ts';

/** Of an answer, what is compared with the description. */
export interface GivenAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What of an answer is not as the description says: nothing, if all is well. */
export type CheckAnswer = (route: DescribedRoute, answer: GivenAnswer) => string[];

export function createAnswerCheck(document: OpenApiDocument): CheckAnswer {
  const known = new Map<OpenApiResponse, (body: unknown) => boolean>();
  const fits = (response: OpenApiResponse, schema: JsonSchema, body: unknown) => {
    const check = known.get(response) ?? compile(schema, document);
    known.set(response, check);
    return check(body);
  };
  return ({ operation }, answer) => {
    const { statusCode, headers, body } = answer;
    const response = operation.responses[String(statusCode)];
    if (statusCode >= 500 && statusCode !== 503) return [`a failure: ${statusCode} ${body}`];
    if (response === undefined) return [`the status ${statusCode} is not described: ${body}`];
    const type = mediaType(headers);
    if (response.content === undefined) return body === '' ? [] : [`a body where none is described: ${body}`];
    const media = response.content[type];
    if (media === undefined) return [`the type "${type}" is not described for ${statusCode}`];
    const value: unknown = type === 'application/json' ? JSON.parse(body) : body;
    const isDescribed = fits(response, media.schema, value);
    return [
      ...(isDescribed ? [] : [`a body that is not as described for ${statusCode}: ${body}`]),
      ...(statusCode >= 400 ? errorFaults(answer, value as ErrorBody) : []),
    ];
  };
}

function mediaType({ 'content-type': type }: GivenAnswer['headers']): string {
  return typeof type === 'string' ? type.replace(/;.*/, '') : '';
}

/** What of an error answer is not as on every route. */
export function errorFaults({ statusCode, headers }: GivenAnswer, body: Partial<ErrorBody>): string[] {
  return [
    ...(body.status_code === statusCode ? [] : ['another status in the body']),
    ...(body.request_id === headers['x-request-id'] ? [] : ['another request id in the body']),
    ...(statusCode === 401 && headers['www-authenticate'] === undefined ? ['no challenge'] : []),
    ...([429, 503].includes(statusCode) && headers['retry-after'] === undefined ? ['no Retry-After'] : []),
  ];
}

function compile(schema: JsonSchema, { components }: OpenApiDocument): (body: unknown) => boolean {
  const text = JSON.stringify({ ...schema, $defs: components.schemas });
  const local = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as object;
  const validator = Compile(local);
  return (body) => validator.Check(body);
}
