import type { FastifyInstance } from 'fastify';

const headers = ['x-forwarded-for', 'forwarded'] as const;

/**
 * Says once that requests seem to come through a proxy that nobody named: their senders then all count as the proxy's one
 * network, and the throttle holds them together. Anybody can send such a header, so more than one line would be theirs.
 */
export function warnOfProxy(app: FastifyInstance): void {
  let hasWarned = false;
  app.addHook('onRequest', (request, _reply, done) => {
    if (!hasWarned && headers.some((name) => request.headers[name] !== undefined)) {
      hasWarned = true;
      request.log.warn(
        'a request has a forwarding header, but TRUST_PROXY is not set: if there is a proxy, name it there, because ' +
          'until then everybody behind it counts as one network',
      );
    }
    done();
  });
}
