import type { FastifyRequest } from 'fastify';
import type { LatchkeyEvent } from '../event/latchkey-event.ts';
import { expectOption } from './expect.ts';

export type OnEvent = (event: LatchkeyEvent, request: FastifyRequest) => void;

/** What an application hears of what users do. */
export interface EventOptions {
  /**
   * Hears of each sign-in, refresh, sign-out, end of sessions, change of a password and registration whose body and token
   * were acceptable, with its outcome, just before it is answered. Must return at once; where it fails, that is logged and
   * changes no answer. Default: nobody hears.
   */
  readonly onEvent?: OnEvent | undefined;
}

export function resolveEventOptions({ onEvent = () => undefined }: EventOptions): OnEvent {
  expectOption(typeof onEvent === 'function', 'onEvent must be a function');
  return onEvent;
}
