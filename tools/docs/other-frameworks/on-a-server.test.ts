import type { AuthSession } from '@latchkey/client';
import { expect, it, vi } from 'vitest';
import { readerOf } from './reader.fixture.ts';

it('where there is no page, a session makes no request, sets no timer, and stays signed out', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch');
  const setTimeout = vi.spyOn(globalThis, 'setTimeout');
  const reader = readerOf('http://127.0.0.1:1');
  const { session } = (await reader.open('auth.ts')) as { session: AuthSession };
  setTimeout.mockClear();
  expect(await session.restore()).toEqual({ status: 'signed-out', reason: 'initial' });
  expect(fetch).not.toHaveBeenCalled();
  expect(setTimeout).not.toHaveBeenCalled();
});
