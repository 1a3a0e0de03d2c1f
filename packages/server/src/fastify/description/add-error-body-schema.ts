import type { FastifyInstance } from 'fastify';
import { errorBodySchema, errorBodySchemaId } from './error-body-schema.ts';

/** What is known of an error body that the application makes itself: nothing. */
const someBody = {
  $id: errorBodySchemaId,
  title: 'ErrorBody',
  description: 'The body of every error answer, as the application makes it.',
};

/** Makes the schema that descriptions of refusals refer to known to the application. */
export function addErrorBodySchema(app: FastifyInstance, isShaped: boolean): void {
  app.addSchema(isShaped ? someBody : errorBodySchema);
}
