import { expect, it } from 'vitest';
import { watchFetch } from './watch-fetch';

function clock(...readings: number[]) {
  return () => readings.shift() ?? Number.NaN;
}

it('remembers the latest exchange and passes the answer on', async () => {
  const answer = new Response(null, { status: 401 });
  const watched = watchFetch(() => Promise.resolve(answer), clock(100, 112.6));
  expect(watched.latest()).toBeNull();
  expect(await watched.fetch('http://localhost:5000/auth?x=1', { method: 'POST' })).toBe(answer);
  expect(watched.latest()).toEqual({
    method: 'POST',
    path: '/auth',
    status: 401,
    elapsedMs: 13,
    tokenAttached: false,
  });
});

it('sees whether a token was attached', async () => {
  const watched = watchFetch(() => Promise.resolve(new Response()), clock(0, 0));
  await watched.fetch('http://localhost:5000/x', { headers: { authorization: 'Bearer x' } });
  expect(watched.latest()?.tokenAttached).toBe(true);
});

it('remembers that no answer came', async () => {
  const watched = watchFetch(() => Promise.reject(new TypeError('Failed to fetch')), clock(0, 5));
  await expect(watched.fetch('http://localhost:5000/auth')).rejects.toThrow('Failed to fetch');
  expect(watched.latest()).toMatchObject({ status: null, elapsedMs: 5 });
});
