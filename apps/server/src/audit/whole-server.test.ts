import { join } from 'node:path';
import { openStore } from '@latchkey/server';
import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../start-server.ts';
import { temporaryFolder } from '../test-server.fixture.ts';

const credentials = { username: 'alice', password: 'horse battery staple' };

async function startAudited() {
  const folder = temporaryFolder();
  const server = await startServer({
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    REGISTRATION: 'on',
  });
  onTestFinished(async () => {
    await server.stop();
  });
  const post = async (path: string, body: object) => {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  return { server, file: join(folder, 'latchkey.sqlite'), post };
}

it('a server that is told to stop has written its audit trail, tokens that were used again included', async () => {
  const { server, file, post } = await startAudited();
  await post('/auth/register', credentials);
  const { refresh_token } = await post('/auth', { ...credentials, session: 'token' });
  const second = await post('/auth/refresh', { refresh_token });
  await post('/auth/refresh', { refresh_token: second['refresh_token'] });
  await post('/auth/refresh', { refresh_token });
  await server.stop();
  const store = await openStore({ file });
  onTestFinished(async () => {
    await store.close();
  });
  const entries = await store.audit.read({ limit: 10 });
  expect(entries.map(({ action, result, reason }) => [action, result, reason])).toEqual([
    ['register', 'success', null],
    ['sign_in', 'success', null],
    ['refresh', 'refused', 'replayed'],
  ]);
});
