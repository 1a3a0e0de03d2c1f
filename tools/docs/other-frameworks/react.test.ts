// @vitest-environment jsdom
import type { AuthSession, SignedInState } from '@latchkey/client';
import { createElement, type FC, type PropsWithChildren, useId, useState } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, it } from 'vitest';
import { readerOf } from './reader.fixture.ts';
import { type ResourceServer, startResourceServer } from './resource-server.fixture.ts';
import { submitSignIn } from './sign-in-form.fixture.ts';

const ada = { username: 'ada', password: 'right' };
const text = () => document.body.textContent;

beforeEach(() => document.body.replaceChildren());

async function openPage(server: ResourceServer) {
  const reader = readerOf(server.url);
  const { session } = (await reader.open('auth.ts')) as { session: AuthSession };
  const { SignedIn } = (await reader.open('signed-in.tsx')) as { SignedIn: FC<PropsWithChildren> };
  return { session, SignedIn, start: () => reader.open('browser-entry.tsx') };
}

it('signs in by the form, and out again', async () => {
  const { start } = await openPage(await startResourceServer());
  await start();
  await expect.poll(() => document.forms).toHaveLength(1);
  submitSignIn('ada', 'wrong');
  await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toBe('Invalid credentials');
  submitSignIn('ada', 'right');
  await expect.poll(text).toContain('Your account');
  document.querySelector('button')?.click();
  await expect.poll(text).toContain('Sign in');
  expect(text()).not.toContain('Your account');
});

it('is signed in again after a reload', async () => {
  const server = await startResourceServer();
  const before = await openPage(server);
  await before.session.signIn(ada);
  before.session.dispose();
  const after = await openPage(server);
  await after.start();
  await expect.poll(text).toContain('Your account');
  expect(after.session.token()).not.toBeNull();
});

it('keeps nothing of one user for the next', async () => {
  const { session, SignedIn } = await openPage(await startResourceServer());
  const Draft = () => {
    const { claims } = session.state as SignedInState;
    return useState(`written by ${String(claims['sub'])}`)[0];
  };
  await session.signIn(ada);
  createRoot(document.body.appendChild(document.createElement('main'))).render(
    createElement(SignedIn, null, createElement(Draft)),
  );
  await expect.poll(text).toBe('written by ada');
  await session.signIn({ username: 'bob', password: 'right' });
  await expect.poll(text).toBe('written by bob');
});

it('takes over what a server has rendered, whoever is signed in by then', async () => {
  const { session, SignedIn } = await openPage(await startResourceServer());
  const Account = () => createElement('h1', { id: useId() }, 'Your account');
  const page = createElement(SignedIn, null, createElement(Account));
  const main = document.body.appendChild(document.createElement('main'));
  main.innerHTML = renderToString(page);
  expect(text()).toBe('One moment, please.');
  await session.signIn(ada);
  const faults: unknown[] = [];
  hydrateRoot(main, page, { onRecoverableError: (fault) => faults.push(fault) });
  await expect.poll(text).toBe('Your account');
  expect(faults).toEqual([]);
});
