import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OnEvent } from '../options/event-options.ts';
import { answerTo } from '../send-error.ts';
import type { EventSubject, LatchkeyEvent } from './latchkey-event.ts';

/** Learns whom a request is about, as soon as its handler knows. */
export type About = (known: Partial<EventSubject>) => void;

type Handler<Request, Reply> = (request: Request, reply: Reply, about: About) => Promise<unknown>;

/** Makes an event out of what a route's handler returns or throws. */
export type Report = <Request extends Pick<FastifyRequest, 'log'>, Reply extends Pick<FastifyReply, 'send'>>(
  kind: LatchkeyEvent['kind'],
  handler: Handler<Request, Reply>,
) => (request: Request, reply: Reply) => Promise<unknown>;

/** The one place where events are made. What a listener makes of one changes no answer. */
export function createReporter(onEvent: OnEvent): Report {
  return (kind, handler) => async (request, reply) => {
    let whom: EventSubject = { subject: null, sid: null };
    const tell = (outcome: LatchkeyEvent['outcome']) =>
      // Only what the route says of its body differs.
      tellSafely(onEvent, { kind, outcome, ...whom }, request as unknown as FastifyRequest);
    try {
      const answer = await handler(request, reply, (known) => {
        whom = { ...whom, ...known };
      });
      tell('succeeded');
      return answer;
    } catch (error) {
      tell(outcomeOf(error));
      throw error;
    }
  };
}

function outcomeOf(thrown: unknown): LatchkeyEvent['outcome'] {
  const { status } = answerTo(thrown);
  if (status >= 500) return 'failed';
  return status === 429 ? 'throttled' : 'refused';
}

/** Whatever the types say, a listener may return a promise. */
type Hear = (...told: Parameters<OnEvent>) => unknown;

function tellSafely(hear: Hear, event: LatchkeyEvent, request: FastifyRequest): void {
  const logFailure = (error: unknown) => request.log.error({ err: error }, 'onEvent failed');
  try {
    // One that is async all the same must not end the process.
    Promise.resolve(hear(event, request)).catch(logFailure);
  } catch (error) {
    logFailure(error);
  }
}
