/** An auth server for tests, which gives tokens `1`, `2`, ... and notes what it was asked. */
export interface FakeServer {
  readonly fetch: typeof globalThis.fetch;
  readonly asked: string[];
  /** What the refresh route answers instead of a token: a status, or no answer at all. */
  trouble: number | 'unreachable' | null;
}

export const serverUrl = 'https://api.example.com/v1';

/** The value with which a request with the n-th token goes out: of user `1`, with the scopes `read` and `write`. */
export function bearer(number: number, now = fixedNow): string {
  return `Bearer ${tokenOf(number, now)}`;
}

export function createFakeServer(now: () => number = () => fixedNow): FakeServer {
  let issued = 0;
  const server: FakeServer = {
    asked: [],
    trouble: null,
    fetch(url) {
      const path = new URL(url as string).pathname.slice('/v1'.length);
      server.asked.push(path);
      if (path === '/auth/logout') return Promise.resolve(new Response(null, { status: 204 }));
      if (path === '/auth/refresh' && server.trouble) return refusal(server.trouble);
      issued += 1;
      const body = { access_token: tokenOf(issued, now()), token_type: 'Bearer', expires_in: 300 };
      return Promise.resolve(Response.json(body));
    },
  };
  return server;
}

function refusal(trouble: number | 'unreachable'): Promise<Response> {
  if (trouble === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
  const body = { code: trouble === 401 ? 'session_ended' : 'overloaded', description: 'No.' };
  return Promise.resolve(Response.json(body, { status: trouble }));
}

export const fixedNow = Date.UTC(2026, 0, 1);

function tokenOf(number: number, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const claims = { sub: '1', sid: 's', jti: String(number), scope: 'read write', iat, exp: iat + 300 };
  const parts = [{ alg: 'HS256' }, claims].map((part) => btoa(JSON.stringify(part)).replaceAll('=', ''));
  return `${parts.join('.')}.AAAA`;
}
