// @vitest-environment jsdom
import type { AuthSession } from '@latchkey/client';
import type { AxiosInstance } from 'axios';
import { expect, it, vi } from 'vitest';
import { readerOf } from './reader.fixture.ts';
import { startResourceServer } from './resource-server.fixture.ts';

it('axios-with-token.ts sends once more through XMLHttpRequest, too', async () => {
  const server = await startResourceServer();
  const reader = readerOf(server.url);
  const { session } = (await reader.open('auth.ts')) as { session: AuthSession };
  const { api } = (await reader.open('axios-with-token.ts')) as { api: AxiosInstance };
  await session.signIn({ username: 'ada', password: 'right' });
  server.answerWith([401]);
  const sent = vi.spyOn(XMLHttpRequest.prototype, 'send');
  expect((await api.get('/hello', { params: { to: 'ada' } })).data).toBe('Hello');
  expect(sent).toHaveBeenCalledTimes(2);
  expect(server.requests).toEqual(
    server.issued.map((authorization) => ({ url: '/hello?to=ada', authorization, body: '' })),
  );
});
