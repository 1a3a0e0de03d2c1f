import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { createChallenge } from './challenge.ts';
import { handleErrorsEverywhere } from './error-handling.ts';
import { createErrorSender } from './send-error.ts';

/**
 * Makes an application answer every failure in Latchkey's error body, as the `latchkey` plugin does, without routes and
 * guards: for a service beside the one that signs people in. Not together with that plugin.
 */
export const contractErrors = fp(registerContractErrors, {
  name: 'latchkey-contract-errors',
  fastify: '5.x',
});

function registerContractErrors(app: FastifyInstance, _options: object, done: () => void): void {
  handleErrorsEverywhere(
    app,
    createErrorSender(createChallenge('Bearer', 'Login Required'), (body) => body),
  );
  done();
}
