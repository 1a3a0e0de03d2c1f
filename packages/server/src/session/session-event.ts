import type { Device } from './session.ts';

/** Something that an operator may want to read in a log. Holds no token. */
export interface SessionEvent {
  /** A refresh token was used that the session had left behind: two parties had it, and the session has ended. */
  readonly kind: 'refresh_replayed';
  readonly subject: string;
  readonly sid: string;
  /** Of the request, not of the session. */
  readonly device: Device;
}
