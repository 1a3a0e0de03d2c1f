import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Credentials } from '@latchkey/client';
import { onTestFinished } from 'vitest';
import { craftToken } from '../../../packages/client/src/token/craft-token.fixture.ts';

/** A request for something else than a token. */
export interface ResourceRequest {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server for the time of a test, that knows everybody by the password `right`, and greets whoever asks for anything else. */
export interface ResourceServer {
  readonly url: string;
  readonly requests: readonly ResourceRequest[];
  /** The tokens that were issued, in order, as `Authorization` has them. */
  readonly issued: readonly string[];
  /** Answers the next requests with these statuses, and with these headers. */
  answerWith(statuses: readonly number[], headers?: Headers): void;
}

export async function startResourceServer(): Promise<ResourceServer> {
  const requests: ResourceRequest[] = [];
  const { issued, answerAuth } = createAuth();
  let next: { statuses: number[]; headers: Headers } = { statuses: [], headers: {} };
  const respond: Respond = (url, body, authorization) => {
    if (url.startsWith('/auth')) return answerAuth(url, body);
    requests.push({ url, authorization, body });
    const status = next.statuses.shift();
    return status === undefined ? [200, {}, 'Hello'] : [status, next.headers, 'Hello'];
  };
  const server = createServer((request, response) => void answer(request, response, respond));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => close(server));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    issued,
    answerWith: (statuses, headers = {}) => (next = { statuses: [...statuses], headers }),
  };
}

/** One session, as if all requests brought its cookie. */
function createAuth() {
  const issued: string[] = [];
  let sub = '';
  const issue = () => {
    const claims = { sub, jti: String(issued.length), exp: Math.floor(Date.now() / 1_000) + 300 };
    const token = craftToken(claims);
    issued.push(`Bearer ${token}`);
    return json(200, { access_token: token, token_type: 'Bearer', expires_in: 300 });
  };
  const answerAuth = (url: string, body: string): Answer => {
    if (url === '/auth/logout') return [204, {}, ''];
    if (url === '/auth/refresh') return issue();
    const { username, password } = JSON.parse(body) as Credentials;
    if (password !== 'right') return json(401, refusal);
    sub = username;
    return issue();
  };
  return { issued, answerAuth };
}

type Headers = Readonly<Record<string, string>>;
type Answer = readonly [status: number, headers: Headers, body: string];
type Respond = (url: string, body: string, authorization: string | undefined) => Answer;

const refusal = {
  status_code: 401,
  error: 'Bad Request',
  description: 'Invalid credentials',
  code: 'credentials_invalid',
};

const fromAnywhere = { 'Access-Control-Allow-Origin': '*' };
const preflight: Answer = [204, { 'Access-Control-Allow-Headers': 'authorization' }, ''];

function json(status: number, body: unknown): Answer {
  return [status, { 'Content-Type': 'application/json' }, JSON.stringify(body)];
}

async function answer(request: IncomingMessage, response: ServerResponse, respond: Respond): Promise<void> {
  const received = await request.setEncoding('utf8').toArray();
  const { url = '', method, headers } = request;
  const [status, answered, body] =
    method === 'OPTIONS' ? preflight : respond(url, received.join(''), headers.authorization);
  response.writeHead(status, { ...fromAnywhere, ...answered, Connection: 'close' }).end(body);
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}
