import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { routes } from '@latchkey/contract';
import type { User } from './user.ts';
import { Violation } from '../claim/violation.ts';

/** An answer, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** `code` of an error. */
  readonly code: string | null;
}

/** What a request may carry. */
export interface Call {
  readonly accessToken?: string | undefined;
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The tokens of one sign-in or refresh. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The server's routes as a client calls them. All reject when the connection breaks. */
export interface Wire {
  call(method: string, path: string, call?: Call): Promise<Answer>;
  signIn(user: User, session?: 'token'): Promise<Answer>;
  refresh(refreshToken: string): Promise<Answer>;
  signOut(body: object, accessToken?: string): Promise<Answer>;
  changePassword(accessToken: string, from: string, to: string): Promise<Answer>;
  endSession(accessToken: string, sid: string): Promise<Answer>;
  endOthers(accessToken: string): Promise<Answer>;
  /** Whether the access token opens something that only a living one does. Throws a `Violation` for a third answer. */
  isLive(accessToken: string): Promise<boolean>;
  /** Lets go of connections that are kept open. */
  close(): void;
}

/** A limit against hanging: every server answers, whatever is the matter with its store. */
const patienceMilliseconds = 30_000;

/** A client of the server on a port of this machine. */
export function createWire(port: number): Wire {
  const agent = new Agent({ keepAlive: true });
  const call = (method: string, path: string, options: Call = {}) => send(agent, port, method, path, options);
  const post = (path: string, body: object, accessToken?: string) =>
    call('POST', path, { body, accessToken });
  return {
    call,
    signIn: ({ username, password }, session) => post(routes.signIn, { username, password, session }),
    refresh: (refreshToken) => post(routes.refresh, { refresh_token: refreshToken }),
    signOut: (body, accessToken) => post(routes.signOut, body, accessToken),
    changePassword: (accessToken, from, to) =>
      post(routes.password, { current_password: from, new_password: to }, accessToken),
    endSession: (accessToken, sid) => call('DELETE', `${routes.sessions}/${sid}`, { accessToken }),
    endOthers: (accessToken) => call('DELETE', routes.sessions, { accessToken }),
    isLive: async (accessToken) => isLive(await call('GET', routes.sessions, { accessToken })),
    close: () => agent.destroy(),
  };
}

/** The tokens of an answer; throws a `Violation` for any answer but a sign-in or refresh that worked. */
export function tokensOf(answer: Answer): Tokens {
  const { access_token: accessToken, refresh_token: refreshToken } = answer.body;
  if (answer.status === 200 && typeof accessToken === 'string' && typeof refreshToken === 'string') {
    return { accessToken, refreshToken };
  }
  throw new Violation(`tokens were expected instead of ${describe(answer)}`);
}

/** The answer, or null where the connection broke. */
export function answerOrNull(asked: Promise<Answer>): Promise<Answer | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof Violation) throw error;
    return null;
  });
}

/** An answer in a few words. */
export function describe({ status, code, body }: Answer): string {
  return code === null ? String(status) : `${status} ${code} (${String(body['description'])})`;
}

function isLive(answer: Answer): boolean {
  if (answer.status === 200) return true;
  if (answer.status === 401 && answer.code === 'token_revoked') return false;
  throw new Violation(`a token that verifies was answered with ${describe(answer)}`);
}

async function send(agent: Agent, port: number, method: string, path: string, call: Call): Promise<Answer> {
  const payload = call.body && JSON.stringify(call.body);
  const headers = {
    ...call.headers,
    ...(call.accessToken !== undefined && { authorization: `Bearer ${call.accessToken}` }),
    ...(payload !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
    }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
    text(response).then((said) => resolve(read(response.statusCode ?? 0, response.headers, said)), reject);
  });
  asked.once('error', reject).setTimeout(patienceMilliseconds, () => {
    asked.destroy(new Violation(`${method} ${path} was not answered within ${patienceMilliseconds} ms`));
  });
  asked.end(payload);
  return promise;
}

function read(status: number, headers: IncomingHttpHeaders, said: string): Answer {
  const body = (said === '' ? {} : JSON.parse(said)) as Record<string, unknown>;
  const { code } = body;
  return { status, headers, body, code: typeof code === 'string' ? code : null };
}
