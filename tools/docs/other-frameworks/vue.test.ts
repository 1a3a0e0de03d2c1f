// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthSession, AuthState, SignedInState } from '@latchkey/client';
import { beforeEach, expect, it } from 'vitest';
import {
  type Component,
  createApp,
  defineComponent,
  effectScope,
  h,
  type ShallowRef,
  watchSyncEffect,
} from 'vue';
import { compileScript, parse } from 'vue/compiler-sfc';
import { root } from '../../root.ts';
import { readerOf } from './reader.fixture.ts';
import { type ResourceServer, startResourceServer } from './resource-server.fixture.ts';
import { submitSignIn } from './sign-in-form.fixture.ts';

const ada = { username: 'ada', password: 'right' };
const text = () => document.body.textContent;

beforeEach(() => document.body.replaceChildren());

async function openPage(server: ResourceServer) {
  const reader = readerOf(server.url);
  reader.write('account-page.ts', compiledComponent());
  const { session } = (await reader.open('auth.ts')) as { session: AuthSession };
  const { useSession } = (await reader.open('use-session.ts')) as {
    useSession: () => Readonly<ShallowRef<AuthState>>;
  };
  const { default: AccountPage } = (await reader.open('account-page.ts')) as { default: Component };
  const { SignedIn } = (await reader.open('signed-in-view.ts')) as { SignedIn: Component };
  return { session, useSession, SignedIn, AccountPage };
}

/** What a build makes of the document's single-file component. */
function compiledComponent(): string {
  const markdown = readFileSync(join(root, 'docs/other-frameworks.md'), 'utf8');
  const [, source = ''] = /^```vue\n(.*?)^```$/ms.exec(markdown) ?? [];
  const { descriptor, errors } = parse(source);
  expect(errors).toEqual([]);
  return compileScript(descriptor, { id: 'account-page', inlineTemplate: true }).content;
}

it('follows sign-in and sign-out for as long as its scope lives', async () => {
  const { session, useSession } = await openPage(await startResourceServer());
  const seen: string[] = [];
  const scope = effectScope();
  scope.run(() => {
    const state = useSession();
    watchSyncEffect(() => void seen.push(state.value.status));
  });
  await session.signIn(ada);
  await session.signOut();
  expect(seen).toEqual(['signed-out', 'signed-in', 'signed-out']);
  const state = scope.run(useSession);
  scope.stop();
  await session.signIn(ada);
  expect(state?.value.status).toBe('signed-out');
});

it('signs in by the form, and out again', async () => {
  const { session, AccountPage } = await openPage(await startResourceServer());
  createApp(AccountPage).mount(document.body.appendChild(document.createElement('main')));
  expect(document.forms).toHaveLength(1);
  submitSignIn('ada', 'wrong');
  await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toBe('Invalid credentials');
  submitSignIn('ada', 'right');
  await expect.poll(text).toContain('Account ada');
  document.querySelector('button')?.click();
  await expect.poll(() => document.forms).toHaveLength(1);
  expect(text()).not.toContain('Account');
  expect(session.state).toMatchObject({ status: 'signed-out', reason: 'signed-out' });
});

it('keeps nothing of one user for the next', async () => {
  const { session, SignedIn } = await openPage(await startResourceServer());
  const Draft = defineComponent(() => {
    const { claims } = session.state as SignedInState;
    return () => `written by ${String(claims['sub'])}`;
  });
  await session.signIn(ada);
  const page = () => h(SignedIn, null, { default: () => h(Draft) });
  createApp(page).mount(document.body.appendChild(document.createElement('main')));
  expect(text()).toBe('written by ada');
  await session.signIn({ username: 'bob', password: 'right' });
  await expect.poll(text).toBe('written by bob');
});

it('shows neither page nor form while a session is restored', async () => {
  const server = await startResourceServer();
  const before = await openPage(server);
  await before.session.signIn(ada);
  before.session.dispose();
  const { session, AccountPage } = await openPage(server);
  const restored = session.restore();
  createApp(AccountPage).mount(document.body.appendChild(document.createElement('main')));
  expect(text()).toBe('One moment, please.');
  await restored;
  await expect.poll(text).toContain('Account ada');
});
