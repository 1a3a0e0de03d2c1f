// @vitest-environment jsdom
import type { AuthSession } from '@latchkey/client';
import { expect, it } from 'vitest';
import { readerOf } from './reader.fixture.ts';
import { startResourceServer } from './resource-server.fixture.ts';

async function openPage() {
  document.body.replaceChildren();
  const server = await startResourceServer();
  const reader = readerOf(server.url);
  const { session } = (await reader.open('auth.ts')) as { session: AuthSession };
  await reader.open('greeting-page.ts');
  return { server, session };
}

const output = () => document.querySelector('output')?.textContent;
const ada = { username: 'ada', password: 'right' };

it('greets whoever is signed in, once, also where the first token is refused', async () => {
  const { server, session } = await openPage();
  expect(output()).toBe('Nobody is signed in.');
  server.answerWith([401]);
  await session.signIn(ada);
  await expect.poll(output).toBe('Hello');
  expect(server.requests.map(({ authorization }) => authorization)).toEqual(server.issued);
  await session.signOut();
  expect(output()).toBe('Nobody is signed in.');
});

it('shows no greeting that arrives after sign-out', async () => {
  const { server, session } = await openPage();
  await session.signIn(ada);
  void session.signOut();
  await expect.poll(() => server.requests).toHaveLength(1);
  // Whatever was under way when this is asked has arrived when it is answered.
  await fetch(`${server.url}/later`);
  await fetch(`${server.url}/later`);
  expect(output()).toBe('Nobody is signed in.');
});
