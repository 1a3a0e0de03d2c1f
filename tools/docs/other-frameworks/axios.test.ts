import { Readable } from 'node:stream';
import type { AuthSession } from '@latchkey/client';
import type { AxiosInstance } from 'axios';
import { describe, expect, it } from 'vitest';
import { readerOf } from './reader.fixture.ts';
import { startResourceServer } from './resource-server.fixture.ts';

/** A page with the axios of one of the document's files, and a signed-in user. */
async function start(file: string) {
  const [server, foreign] = await Promise.all([startResourceServer(), startResourceServer()]);
  const reader = readerOf(server.url);
  reader.write('page.ts', `export { session } from './auth.ts'; export { api } from './${file}';`);
  const { api, session } = (await reader.open('page.ts')) as { api: AxiosInstance; session: AuthSession };
  await session.signIn({ username: 'ada', password: 'right' });
  return { api, server, foreign, session };
}

describe.each(['axios-through-fetch.ts', 'axios-with-token.ts'])('%s', (file) => {
  it('sends the token to the server, with the parameters that axios adds', async () => {
    const { api, server } = await start(file);
    expect((await api.get('/hello', { params: { to: 'a b' } })).data).toBe('Hello');
    expect(server.requests).toEqual([{ url: '/hello?to=a+b', authorization: server.issued[0], body: '' }]);
  });

  it.each([
    ['http://HOST/hello', undefined],
    ['http://user@HOST/hello', 'Basic dXNlcjo='],
    ['http://127.0.0.1@HOST/hello', 'Basic MTI3LjAuMC4xOg=='],
  ])('sends it to no other origin: %s', async (form, authorization) => {
    const { api, foreign } = await start(file);
    await api.get(form.replace('HOST', new URL(foreign.url).host));
    expect(foreign.requests).toEqual([{ url: '/hello', authorization, body: '' }]);
  });

  it('sends it to no other origin when another interceptor changes the address', async () => {
    const { api, foreign } = await start(file);
    api.interceptors.request.use((config) => ({ ...config, baseURL: foreign.url }));
    await api.get('/hello');
    expect(foreign.requests).toMatchObject([{ url: '/hello', authorization: undefined }]);
  });

  it.each([301, 302, 303, 307, 308])('takes it to no other origin by a %d', async (status) => {
    const { api, server, foreign } = await start(file);
    server.answerWith([status], { Location: `${foreign.url}/hello` });
    await expect(api.get('/hello')).rejects.toThrow();
    expect(foreign.requests).toEqual([]);
  });

  it('sends a request once more after a 401, with the next token and the same body', async () => {
    const { api, server } = await start(file);
    server.answerWith([401]);
    expect((await api.post('/hello', { name: 'ada' })).status).toBe(200);
    const [first, second] = server.requests;
    expect(server.requests).toHaveLength(2);
    expect([first?.authorization, second?.authorization]).toEqual(server.issued);
    expect([first?.body, second?.body]).toEqual(['{"name":"ada"}', '{"name":"ada"}']);
  });

  it('never sends it a third time', async () => {
    const { api, server } = await start(file);
    server.answerWith([401, 401]);
    await expect(api.get('/hello')).rejects.toMatchObject({ response: { status: 401 } });
    expect(server.requests).toHaveLength(2);
  });

  it('leaves a 401 that asks for the password', async () => {
    const { api, server } = await start(file);
    const challenge = 'Bearer error="insufficient_user_authentication"';
    server.answerWith([401], { 'WWW-Authenticate': challenge });
    await expect(api.get('/hello')).rejects.toMatchObject({ response: { status: 401 } });
    expect(server.issued).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  it('refreshes once for all that are refused at the same time', async () => {
    const { api, server } = await start(file);
    server.answerWith([401, 401, 401]);
    await Promise.all([api.get('/one'), api.get('/two'), api.get('/three')]);
    expect(server.issued).toHaveLength(2);
    expect(server.requests).toHaveLength(6);
  });

  it('leaves a header of the caller alone, and its 401', async () => {
    const { api, server } = await start(file);
    server.answerWith([401]);
    await expect(api.get('/hello', { headers: { Authorization: 'Basic x' } })).rejects.toThrow('401');
    expect(server.requests).toMatchObject([{ authorization: 'Basic x' }]);
  });

  it('sends nothing once signed out', async () => {
    const { api, server, session } = await start(file);
    await session.signOut();
    await api.get('/hello');
    expect(server.requests).toMatchObject([{ authorization: undefined }]);
  });

  it('keeps the token out of errors that are written as JSON', async () => {
    const { api, server } = await start(file);
    server.answerWith([500]);
    const error = await api.get('/hello').catch((fault: unknown) => fault);
    expect(JSON.stringify(error)).toContain('/hello');
    expect(JSON.stringify(error)).not.toContain('Bearer');
  });
});

it('a stream is sent once', async () => {
  const { api, server } = await start('axios-with-token.ts');
  server.answerWith([401]);
  await expect(api.post('/hello', Readable.from(['one']))).rejects.toMatchObject({
    response: { status: 401 },
  });
  expect(server.requests).toMatchObject([{ body: 'one' }]);
});
