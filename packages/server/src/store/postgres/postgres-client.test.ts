import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../open-store.ts';
import { resolveLimits } from '../store-limits.ts';
import { openFeedConnection } from './open-feed-connection.ts';

/** Type, length of the rest, step (10: the mechanisms there are; 11: what the password is to be mixed with). */
const mechanisms = Buffer.from('R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0', 'latin1');
const challenge = Buffer.from('R\0\0\0\x09\0\0\0\x0br', 'latin1');

/** A PostgreSQL that asks for a password, and waits for it for ever. */
async function listenForPassword() {
  const connected = Promise.withResolvers<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(mechanisms);
      socket.once('data', () => socket.write(challenge));
    });
    connected.resolve(socket);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = `postgres://alice@127.0.0.1:${(server.address() as AddressInfo).port}/latchkey`;
  return {
    url,
    async closed() {
      const socket = await connected.promise;
      if (!socket.closed) await once(socket.resume(), 'close');
    },
  };
}

describe('a connection that was refused for want of a password', () => {
  it('is not left open by a store that could not be opened', async () => {
    const { url, closed } = await listenForPassword();
    await expect(openStore({ url })).rejects.toThrow(/it asks for a password; add one to the URL/);
    await expect(closed()).resolves.toBeUndefined();
  });

  it('is not left open by the feed', async () => {
    const { url, closed } = await listenForPassword();
    const limits = resolveLimits({ closeMilliseconds: 60_000 });
    await expect(openFeedConnection(url, limits, () => undefined)).rejects.toThrow('cannot be reached');
    await expect(closed()).resolves.toBeUndefined();
  });
});
