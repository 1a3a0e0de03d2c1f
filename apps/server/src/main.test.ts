import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ready, refusal, start } from './server-process.fixture.ts';
import { temporaryFolder } from './test-server.fixture.ts';

describe('the server as a process', () => {
  it('says where it kept a new secret and when it is ready, and ends with 0 on SIGTERM', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const child = start({ DATA_DIR: dataFolder });
    const { url, said } = await ready(child);
    expect(said).toEqual([
      expect.stringContaining(join(dataFolder, 'secret-key')) as string,
      `Latchkey is ready at ${url.origin}`,
    ]);
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(join(dataFolder, 'latchkey.sqlite-wal'))).toBe(false);
  });

  it('finishes a request that is under way when it is told to stop', async () => {
    const child = start({ DATA_DIR: temporaryFolder() });
    const { url } = await ready(child);
    const socket = connect(Number(url.port), url.hostname);
    const body = JSON.stringify({ username: 'nobody', password: 'nothing' });
    socket.write(
      'POST /auth HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n' +
        `Content-Length: ${body.length}\r\n\r\n`,
    );
    // The server has read the headers and waits for the body.
    await once(socket, 'data');
    child.kill('SIGTERM');
    socket.write(body);
    const response = await text(socket);
    expect(response).toContain('HTTP/1.1 401 Unauthorized');
    expect(response).toContain('credentials_invalid');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('runs under node --watch, whose own messages travel through the same ports', async () => {
    const child = start({ DATA_DIR: temporaryFolder() }, '--watch');
    const { url } = await ready(child);
    expect((await fetch(new URL('/readyz', url))).status).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('refuses a port in use in one line', async () => {
    const other = createServer().listen(0, 'localhost');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port), DATA_DIR: temporaryFolder() })).toEqual({
      code: 1,
      lines: [`latchkey: port ${port} is in use: stop what uses it, or set PORT`],
    });
  });

  it('refuses a host that is not this machine’s in one line', async () => {
    const { code, lines } = await refusal({ HOST: '192.0.2.1', DATA_DIR: temporaryFolder() });
    expect({ code, lines }).toEqual({
      code: 1,
      lines: ['latchkey: HOST is "192.0.2.1", which is no address of this machine'],
    });
  });

  it('refuses a data folder that cannot be written in one line', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { code, lines } = await refusal({ DATA_DIR: join(file, 'data') });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^latchkey: .*DATA_DIR should name a folder/) as string]);
  });

  it('refuses a store that is no database in one line', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    writeFileSync(file, 'This is a letter, not a database. '.repeat(100));
    const { code, lines } = await refusal({ DATABASE_URL: `sqlite:${file}`, DATA_DIR: temporaryFolder() });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^latchkey: Cannot open the store .*not a SQLite database/) as string,
    ]);
  });

  it('names every bad variable on a line of its own', async () => {
    const { code, lines } = await refusal({ PORT: 'x', LOG_LEVEL: 'y' });
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['PORT', 'LOG_LEVEL']);
  });
});

describe('the demo account', () => {
  it('has its own password again after a restart, whatever a visitor made of it', async () => {
    const env = { LATCHKEY_DEMO: '1', DATA_DIR: temporaryFolder() };
    const post = async (url: URL, path: string, body: object, token = '') => {
      const response = await fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.text() };
    };
    const credentials = { username: 'user', password: 'password' };
    const first = start(env);
    const { url } = await ready(first);
    const { access_token: token } = JSON.parse((await post(url, '/auth', credentials)).body) as {
      access_token: string;
    };
    const change = { current_password: 'password', new_password: 'a passphrase nobody expects' };
    expect((await post(url, '/auth/password', change, token)).status).toBe(204);
    expect((await post(url, '/auth', credentials)).status).toBe(401);
    first.kill('SIGTERM');
    await once(first, 'exit');
    const { url: again } = await ready(start(env));
    expect((await post(again, '/auth', credentials)).status).toBe(200);
  });

  it('exists in demo mode, and a store that holds it is refused outside', async () => {
    const folder = temporaryFolder();
    const demo = start({ LATCHKEY_DEMO: '1', DATA_DIR: folder });
    const { url } = await ready(demo);
    const signIn = (target: URL) =>
      fetch(new URL('/auth', target), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"username":"user","password":"password"}',
      });
    expect((await signIn(url)).status).toBe(200);
    demo.kill('SIGTERM');
    await once(demo, 'exit');

    const store = `sqlite:${join(folder, 'demo.sqlite')}`;
    const { code, lines } = await refusal({ DATABASE_URL: store, DATA_DIR: folder });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('holds a demo account') as string]);

    const { url: ownStore } = await ready(start({ DATA_DIR: folder }));
    expect((await signIn(ownStore)).status).toBe(401);
  });
});
