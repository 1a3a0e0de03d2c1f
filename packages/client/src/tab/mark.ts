/**
 * What all tabs know, and what outlives a page: whether somebody is signed in. `leaving` and `leaving-everywhere` are
 * sign-outs that the server has not confirmed.
 */
export interface Mark {
  readonly phase: 'in' | 'out' | 'leaving' | 'leaving-everywhere';
  /** The order of sign-ins and sign-outs: a higher one came later. */
  readonly epoch: number;
  /** No refresh is to be sent before. */
  readonly notBeforeMs: number;
  /** The session's id, which is no secret; undefined where it is unknown. */
  readonly sid?: unknown;
}
