import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { GivenAnswer } from './check-answer.fixture.ts';

/** The answer to what is written as it is, from a connection of its own. */
export async function askRaw(port: number, request: string): Promise<GivenAnswer> {
  const socket = connect(port, '127.0.0.1');
  // Not ended: Node gives no answer to a client that has hung up on its side.
  socket.write(Buffer.from(request, 'latin1'));
  const answer = await text(socket);
  const headEnd = answer.indexOf('\r\n\r\n');
  const [first = '', ...lines] = answer.slice(0, headEnd).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    statusCode: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: answer.slice(headEnd + 4),
  };
}
