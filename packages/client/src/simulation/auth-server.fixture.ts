import { craftToken } from '../token/craft-token.fixture.ts';

export const serverUrl = 'https://api.example.com';

export interface WireRequest {
  readonly path: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly cookie: string | null;
}

export interface WireAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** What becomes of the refresh cookie; undefined leaves it. */
  readonly cookie?: string | null;
}

interface ServerSession {
  readonly sub: string;
  generation: number;
  parent: number | null;
  issuedAtMs: number;
  ended: 'no' | 'signed-out' | 'replayed' | 'by-server';
}

const refusal = (status: number, code: string, headers = {}): WireAnswer => ({
  status,
  headers,
  body: { status_code: status, error: 'Refused', description: 'Refused', code },
});

/** The server's rules of sessions, in memory: what it forgives and what it does not. */
export class SimulatedAuthServer {
  readonly sessions = new Map<string, ServerSession>();
  readonly calls: string[] = [];
  /** Users for whom resources answered, with what the caller had put in the `x-shown` header. */
  readonly served: { readonly sub: string; readonly shown: string | null }[] = [];
  readonly #now: () => number;
  readonly #deadTokens = new Set<string>();
  #answers = new Map<string, WireAnswer>();
  accessTtlSeconds = 300;
  graceSeconds = 30;
  clockAheadMs = 0;
  #ids = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get replayed(): number {
    return [...this.sessions.values()].filter(({ ended }) => ended === 'replayed').length;
  }

  /** Every request to `path` is answered so from now on; without an answer, as usual again. */
  answerWith(path: string, answer?: WireAnswer): void {
    if (answer) this.#answers.set(path, answer);
    else this.#answers.delete(path);
  }

  countOf(path: string): number {
    return this.calls.filter((call) => call === path).length;
  }

  killTokensIssuedSoFar(): void {
    for (const token of this.#issued) this.#deadTokens.add(token);
  }

  endSession(sid: string): void {
    const session = this.sessions.get(sid);
    if (session?.ended === 'no') session.ended = 'by-server';
  }

  handle(request: WireRequest): WireAnswer {
    this.calls.push(request.path);
    const canned = this.#answers.get(request.path);
    if (canned) return canned;
    switch (request.path) {
      case '/auth':
        return this.#signIn(request);
      case '/auth/refresh':
        return this.#refresh(request);
      case '/auth/logout':
        return this.#signOut(request);
      case '/auth/register':
        return { status: 201, body: { id: '7', username: request.body['username'] } };
      default:
        return this.#resource(request);
    }
  }

  readonly #issued: string[] = [];

  #signIn({ body, cookie, headers }: WireRequest): WireAnswer {
    if (headers.get('X-Latchkey-Csrf') !== '1') return refusal(403, 'csrf_refused');
    if (body['password'] !== 'right') return refusal(401, 'credentials_invalid');
    this.#end(sidOf(cookie), 'signed-out');
    const sid = `s${++this.#ids}`;
    const sub = String(body['username']);
    this.sessions.set(sid, { sub, generation: 1, parent: null, issuedAtMs: this.#now(), ended: 'no' });
    return this.#tokens(sid);
  }

  #refresh({ cookie, headers }: WireRequest): WireAnswer {
    const sid = sidOf(cookie);
    const session = this.sessions.get(sid);
    if (headers.get('X-Latchkey-Csrf') !== '1') return refusal(403, 'csrf_refused');
    if (session?.ended !== 'no') return refusal(401, 'session_ended');
    const presented = Number(cookie?.split('.')[1]);
    const { generation, parent, issuedAtMs } = session;
    if (presented === generation) Object.assign(session, { parent: generation, generation: generation + 1 });
    else if (presented !== parent) {
      session.ended = 'replayed';
      return refusal(401, 'session_ended');
    } else if (this.#now() - issuedAtMs <= this.graceSeconds * 1000) return this.#tokens(sid);
    else session.generation += 1;
    session.issuedAtMs = this.#now();
    return this.#tokens(sid);
  }

  #signOut({ body, cookie, headers }: WireRequest): WireAnswer {
    const bearer = claimsOf(headers.get('Authorization'));
    const named = [sidOf(cookie), bearer?.sid ?? ''];
    const subjects = named.map((sid) => this.sessions.get(sid)?.sub);
    for (const sid of named) this.#end(sid, 'signed-out');
    if (body['everywhere'] === true) {
      for (const [sid, { sub }] of this.sessions) if (subjects.includes(sub)) this.#end(sid, 'signed-out');
    }
    return { status: 204, cookie: null };
  }

  #resource({ headers }: WireRequest): WireAnswer {
    const value = headers.get('Authorization');
    const claims = claimsOf(value);
    const token = value?.slice(7) ?? '';
    const isGood =
      claims !== null &&
      this.sessions.get(claims.sid)?.ended === 'no' &&
      !this.#deadTokens.has(token) &&
      claims.exp * 1000 > this.#serverNow();
    if (!isGood) return refusal(401, 'token_expired', { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    this.served.push({ sub: claims.sub, shown: headers.get('x-shown') });
    return { status: 200, body: { sub: claims.sub } };
  }

  #end(sid: string, how: ServerSession['ended']): void {
    const session = this.sessions.get(sid);
    if (session?.ended === 'no') session.ended = how;
  }

  #tokens(sid: string): WireAnswer {
    const { sub = '', generation = 0 } = this.sessions.get(sid) ?? {};
    const iat = Math.floor(this.#serverNow() / 1000);
    const token = craftToken({ sub, sid, iat, exp: iat + this.accessTtlSeconds, jti: ++this.#ids });
    this.#issued.push(token);
    return {
      status: 200,
      cookie: `${sid}.${generation}`,
      body: { access_token: token, token_type: 'Bearer', expires_in: this.accessTtlSeconds },
    };
  }

  #serverNow(): number {
    return this.#now() + this.clockAheadMs;
  }
}

function sidOf(cookie: string | null): string {
  return cookie?.split('.')[0] ?? '';
}

function claimsOf(authorization: string | null): { sub: string; sid: string; exp: number } | null {
  const part = authorization?.split('.')[1];
  if (part === undefined) return null;
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as { sub: string; sid: string; exp: number };
}
