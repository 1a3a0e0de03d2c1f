import type { Credentials, LatchkeyClientError } from '@latchkey/client';
import type { ProtectedResource, UnprotectedResource } from '@latchkey/contract';
import type { Exchange } from '../exchange/exchange';

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
  readonly exchange: Exchange | null;
}

export interface Failure {
  readonly ok: false;
  readonly error: LatchkeyClientError;
  readonly exchange: Exchange | null;
}

export type Outcome<T> = Success<T> | Failure;

/** The three requests that the page makes. */
export interface Api {
  /** Reads what anyone may read; no token is attached. */
  unprotected(): Promise<Outcome<UnprotectedResource>>;
  /** Signs in, and gives the token. */
  signIn(credentials: Credentials): Promise<Outcome<string>>;
  /** Reads what needs a token; the session's is attached where there is one, expired or not. */
  protected(): Promise<Outcome<ProtectedResource>>;
}
