import { createSecretKey } from 'node:crypto';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { importSecretKey } from '@latchkey/server';
import { expect, it } from 'vitest';
import { attackTarget } from '../../../packages/server/src/token/attacks/attack-target.fixture.ts';
import { fitsHeader } from '../../../packages/server/src/token/attacks/attack.fixture.ts';
import { attacks } from '../../../packages/server/src/token/attacks/attacks.fixture.ts';
import { testServer } from './test-server.fixture.ts';

const jwtSecretKey = 'Hn5Vt8Qx2Zm7Lc4Wp9Rk3Jd6Fs1Gy0B-';

/** The server's key has no name, so any name may stand in a header. */
const cases = attacks.filter(
  ({ rule, algorithms }) => algorithms.includes('HS256') && rule !== 'kid names a key of ours',
);

it(`the server refuses ${cases.length} attacks over a socket, and the next honest request passes`, async () => {
  const { app, logged } = await testServer({}, { jwtKey: importSecretKey(jwtSecretKey) });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const ask = async (token: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.end(
      Buffer.from(
        `GET /protected HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n\r\n`,
        'latin1',
      ),
    );
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    return { status: Number(head.split(' ')[1]), body };
  };
  const payload = { username: 'user', password: 'password' };
  const signIn = await app.inject({ method: 'POST', url: '/auth', payload });
  const { access_token: honest } = signIn.json<{ access_token: string }>();
  const target = attackTarget('HS256', createSecretKey(Buffer.from(jwtSecretKey)), honest);

  for (const { rule, name, expected, forge } of cases) {
    const token = forge(target);
    // HTTP takes white space around a value for no part of it, and a line's end for its end.
    if (token !== token.trim()) continue;
    const { status, body } = await ask(token);
    const seen = { rule, name, status, code: (JSON.parse(body) as { code: string }).code };
    if (fitsHeader(token)) expect(seen).toEqual({ rule, name, status: 401, code: expected });
    // What cannot stand in a header is no request, or another one; all that matters is that it gets nowhere.
    else expect([400, 401, 431], `${rule}: ${name}`).toContain(status);
  }
  expect((await ask(honest)).status).toBe(200);
  expect(logged()).not.toContain(honest);
  expect(logged()).not.toMatch(/"level":[56]0/);
});
