import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request, whatever is wrong with it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

/** An answer as it came over the wire. */
export interface Received {
  readonly status: number;
  /** Names and values, one after the other. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** Sends a request on a connection of its own. */
export function send(url: URL, { method, path, headers = {}, body }: Sent): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const { hostname: host, port } = url;
  const sending = request({ host, port, method, path, headers, agent: false }, (response) => {
    const { statusCode: status = 0, rawHeaders } = response;
    text(response).then((said) => resolve({ status, headers: rawHeaders, body: said }), reject);
  });
  sending.once('error', reject).end(body);
  return promise;
}

/** Sends bytes that are no request, and answers what came back until the server hung up. */
export async function sendRaw({ hostname, port }: URL, bytes: string): Promise<string> {
  const socket = connect(Number(port), hostname);
  socket.end(bytes);
  return text(socket);
}
