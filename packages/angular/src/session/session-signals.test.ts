import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, it, vi } from 'vitest';
import { createFakeServer, fixedNow, serverUrl, type FakeServer } from '../fake-server.fixture';
import { LatchkeySession, provideLatchkey, withRestoreOnStart } from '../index';

let server: FakeServer;
let nowMs: number;
let session: LatchkeySession;

function load(): void {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [provideLatchkey({ serverUrl, fetch: server.fetch, now: () => nowMs }, withRestoreOnStart())],
  });
  session = TestBed.inject(LatchkeySession);
}

beforeEach(async () => {
  localStorage.clear();
  nowMs = fixedNow;
  server = createFakeServer(() => nowMs);
  load();
  await session.signIn({ username: 'ann', password: 'right' });
});

it('tells who it is, what for and for how long', async () => {
  expect(session.user()).toEqual({ id: '1', username: null });
  expect(session.scopes()).toEqual(['read', 'write']);
  expect([session.hasScopes('read', 'write'), session.hasScopes('read', 'admin')]).toEqual([true, false]);
  expect(session.secondsLeft()).toBe(300);
  await session.signOut();
  expect([session.user(), session.scopes(), session.secondsLeft()]).toEqual([null, [], null]);
  expect(session.hasScopes()).toBe(false);
});

it('tells why nobody is signed in', async () => {
  expect(session.signedOutReason()).toBeNull();
  await session.signOut();
  expect(session.signedOutReason()).toBe('signed-out');
});

it('tells of the user and the scopes only when they change', async () => {
  const users = vi.fn();
  const scopes = vi.fn();
  TestBed.runInInjectionContext(() => {
    effect(() => void users(session.user()));
    effect(() => void scopes(session.scopes()));
  });
  TestBed.tick();
  nowMs += 301_000;
  await session.ready();
  TestBed.tick();
  expect(server.asked).toEqual(['/auth', '/auth/refresh']);
  expect([users.mock.calls.length, scopes.mock.calls.length]).toEqual([1, 1]);
});

it('counts by the server’s clock, where the device’s is wrong', async () => {
  server = createFakeServer(() => nowMs - 3_600_000);
  load();
  await session.signIn({ username: 'ann', password: 'right' });
  // Tokens know whole seconds only, so the estimate is half a second off.
  expect(Math.abs((session.secondsLeft() ?? 0) - 300)).toBeLessThanOrEqual(1);
});

it.each([
  ['unreachable', true, 'network_error'],
  [503, false, 'overloaded'],
] as const)('keeps the session when the server is %s, and says so', async (trouble, offline, code) => {
  server.trouble = trouble;
  nowMs += 301_000;
  await session.ready();
  expect([session.status(), session.offline(), session.problem()?.code]).toEqual([
    'signed-in',
    offline,
    code,
  ]);
});

it('is offline while the browser is', () => {
  expect(session.offline()).toBe(false);
  window.dispatchEvent(new Event('offline'));
  expect(session.offline()).toBe(true);
  window.dispatchEvent(new Event('online'));
  expect(session.offline()).toBe(false);
});
