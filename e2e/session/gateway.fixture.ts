import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the browser gets, or nearly got. */
export interface Answer {
  readonly status: number;
  /** Names and values by turns. */
  readonly headers: readonly string[];
  readonly body: string | Buffer;
}

/** What becomes of a request: `ask` passes it on to the server, and null cuts the connection to the browser. */
export type Passage = (ask: () => Promise<Answer>) => Promise<Answer | null>;

/** A request that has come from the browser. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** What the server answered; null as long as it has not, and for good where it was not asked. */
  status: number | null;
}

/**
 * The one way from the browser to the server, so that a test sees what really went over the network and can cut or delay it
 * there: cookies of an answer that is lost here are lost, which they are not where the browser's own tools lose it.
 */
export interface Gateway {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  /** From now on, requests with this path go this way; without one, straight to the server. */
  route(path: string, passage?: Passage): void;
  /** Pages by path, which the server does not see; everything else goes to it. */
  open(serverUrl: string, pages: Readonly<Record<string, Answer>>): void;
  close(): Promise<void>;
}

export async function startGateway(): Promise<Gateway> {
  const exchanges: Exchange[] = [];
  const passages = new Map<string, Passage>();
  let pages: Readonly<Record<string, Answer>> = {};
  let serverUrl = '';

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    const [path = ''] = url.split('?');
    const page = pages[path];
    if (page) {
      send(response, page);
      return;
    }
    const body = await buffer(incoming);
    const exchange: Exchange = { method, path, headers, status: null };
    exchanges.push(exchange);
    const ask = async () => {
      const answer = await forward(new URL(url, serverUrl), incoming, body);
      exchange.status = answer.status;
      return answer;
    };
    const answer = await (passages.get(path) ?? ((straight) => straight()))(ask);
    if (answer) send(response, answer);
    else response.destroy();
  }

  const server = createServer((incoming, response) => {
    // Also where the browser has hung up, or the server stops.
    pass(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    exchanges,
    route(path, passage) {
      if (passage) passages.set(path, passage);
      else passages.delete(path);
    },
    open: (url, served) => void ([serverUrl, pages] = [url, served]),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function forward(url: URL, { method, rawHeaders }: IncomingMessage, body: Buffer): Promise<Answer> {
  const outgoing = request(url, { method, headers: rawHeaders });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode ?? 0, headers: incoming.rawHeaders, body: await buffer(incoming) };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, [...headers]).end(body);
}
