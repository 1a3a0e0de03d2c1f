import { craftToken } from '../token/craft-token.fixture.ts';

/** One request that a session made, and the means to answer it. */
export interface ReceivedRequest {
  readonly url: string;
  readonly init: RequestInit;
  answer(response: Response): void;
  fail(fault: unknown): void;
}

/** A `fetch` for tests that answers when told to, and heeds no signal. */
export function fakeServer() {
  const requests: ReceivedRequest[] = [];
  const fetch: typeof globalThis.fetch = (url, init = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    requests.push({ url: url as string, init, answer: resolve, fail: reject });
    return promise;
  };
  return { fetch, requests };
}

export function tokenAnswer(sub: string): Response {
  return Response.json({ access_token: tokenOf(sub), token_type: 'Bearer', expires_in: 300 });
}

export function tokenOf(sub: string): string {
  return craftToken({ sub, exp: 1_700_000_300 });
}
