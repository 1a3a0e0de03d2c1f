import { PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { beforeEach, expect, it, vi } from 'vitest';
import { createFakeServer, fixedNow, serverUrl, type FakeServer } from '../fake-server.fixture';
import {
  LatchkeySession,
  provideLatchkey,
  withCrossTab,
  withProactiveRefresh,
  withRestoreOnStart,
  type LatchkeyConfig,
  type LatchkeyFeature,
} from '../index';

const credentials = { username: 'ann', password: 'right' };
const now = () => fixedNow;
let server: FakeServer;

beforeEach(() => {
  localStorage.clear();
  server = createFakeServer();
});

/** A page, loaded anew. */
function load(features: LatchkeyFeature[], config: Partial<LatchkeyConfig> = {}): LatchkeySession {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [provideLatchkey({ serverUrl, fetch: server.fetch, now, ...config }, ...features)],
  });
  return TestBed.inject(LatchkeySession);
}

it('restores at the start whoever was signed in', async () => {
  await load([withRestoreOnStart()]).signIn(credentials);
  const session = load([withRestoreOnStart()]);
  expect(session.status()).toBe('restoring');
  await session.ready();
  expect(session.status()).toBe('signed-in');
  expect(server.asked).toEqual(['/auth', '/auth/refresh']);
});

it('asks nobody at the start where nobody was signed in', () => {
  expect(load([withRestoreOnStart()]).status()).toBe('signed-out');
  expect(server.asked).toEqual([]);
});

it('is forgotten with the page without features', async () => {
  await load([]).signIn(credentials);
  const session = load([withRestoreOnStart()]);
  expect(session.status()).toBe('signed-out');
});

it.each([
  ['not before the expiry', [withRestoreOnStart()], 0],
  ['before the expiry', [withProactiveRefresh()], 1],
])('refreshes %s', async (_name, features, armed) => {
  const timers = { setTimeout: vi.fn(), clearTimeout: vi.fn() };
  await load(features, { timers }).signIn(credentials);
  const delays = timers.setTimeout.mock.calls.map(([, delayMs]) => delayMs as number);
  expect(delays.filter((delayMs) => delayMs > 200_000 && delayMs < 300_000)).toHaveLength(armed);
});

it('opens a channel to other tabs only when asked to', () => {
  const opened = vi.spyOn(globalThis, 'BroadcastChannel');
  load([withRestoreOnStart()]);
  expect(opened).not.toHaveBeenCalled();
  load([withCrossTab()]);
  expect(opened).toHaveBeenCalledTimes(1);
  opened.mockRestore();
});

it('touches nothing of a browser on a server, and signs nobody in', async () => {
  await load([withRestoreOnStart()]).signIn(credentials);
  const touched = vi.fn();
  const parts = {
    storage: { getItem: touched, setItem: touched },
    locks: { request: touched },
    openChannel: touched,
    page: { addEventListener: touched, removeEventListener: touched },
  };
  server = createFakeServer();
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: 'server' },
      provideLatchkey(
        { serverUrl, fetch: server.fetch, now, ...parts },
        withRestoreOnStart(),
        withProactiveRefresh(),
        withCrossTab(),
      ),
    ],
  });
  const session = TestBed.inject(LatchkeySession);
  await session.ready();
  expect(session.status()).toBe('signed-out');
  expect([touched.mock.calls, server.asked]).toEqual([[], []]);
});
