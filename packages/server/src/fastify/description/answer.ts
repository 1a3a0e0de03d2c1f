/** An answer as `schema.response` of a route of Fastify's describes it, in the words of OpenAPI. */
export interface AnswerDescription {
  readonly description: string;
  /** Absent: there is no body. */
  readonly content?: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;
  /** What @fastify/swagger takes for "no body". */
  readonly type?: 'null';
  readonly headers?: Readonly<Record<string, object>>;
}

interface AnswerDetails {
  /** Undefined: there is no body. */
  readonly schema?: object;
  /** Default: `application/json`. */
  readonly mediaType?: string;
  readonly example?: unknown;
  readonly headers?: Readonly<Record<string, object>>;
}

export function answer(description: string, details: AnswerDetails = {}): AnswerDescription {
  const { schema, mediaType = 'application/json', example, headers = {} } = details;
  const ofHeaders = Object.keys(headers).length === 0 ? {} : { headers };
  if (schema === undefined) return { description, type: 'null', ...ofHeaders };
  const media = example === undefined ? { schema } : { schema, example };
  return { description, content: { [mediaType]: media }, ...ofHeaders };
}
