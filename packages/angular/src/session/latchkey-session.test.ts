import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, it } from 'vitest';
import { fakeFetch, token } from '../fake-fetch.fixture';
import { LatchkeySession } from './latchkey-session';
import { provideLatchkey } from '../provide/provide-latchkey';

let session: LatchkeySession;

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [provideLatchkey({ serverUrl: 'https://api.example.com', fetch: fakeFetch })],
  });
  session = TestBed.inject(LatchkeySession);
});

it('starts signed out', () => {
  expect(session.status()).toBe('signed-out');
  expect(session.signedIn()).toBe(false);
  expect([session.claims(), session.expiresAt(), session.token()]).toEqual([null, null, null]);
});

it('shows who is signed in', async () => {
  await session.signIn({ username: 'ann', password: 'right' });
  expect(session.status()).toBe('signed-in');
  expect(session.signedIn()).toBe(true);
  expect(session.claims()).toEqual({ sub: '1', exp: 1700000300 });
  expect(session.expiresAt()?.getTime()).toBe(1700000300000);
  expect(session.token()).toBe(token);
  expect(session.authorize('https://api.example.com/x')).toBe(`Bearer ${token}`);
});

it('shows nothing of it after the sign-out', async () => {
  await session.signIn({ username: 'ann', password: 'right' });
  void session.signOut();
  expect(session.status()).toBe('signed-out');
  expect([session.claims(), session.expiresAt(), session.token()]).toEqual([null, null, null]);
  expect(session.authorize('https://api.example.com/x')).toBeNull();
});

it('stays as it was when a sign-in is refused', async () => {
  const refusal = session.signIn({ username: 'ann', password: 'wrong' });
  await expect(refusal).rejects.toMatchObject({ code: 'credentials_invalid' });
  expect(session.status()).toBe('signed-out');
});

it('tells those who read its signals of each change', async () => {
  const seen: (string | null)[] = [];
  TestBed.runInInjectionContext(() => effect(() => seen.push(session.token())));
  TestBed.tick();
  await session.signIn({ username: 'ann', password: 'right' });
  TestBed.tick();
  void session.signOut();
  TestBed.tick();
  expect(seen).toEqual([null, token, null]);
});

it('keeps its date while the token’s time is the same', async () => {
  await session.signIn({ username: 'ann', password: 'right' });
  const date = session.expiresAt();
  await session.signIn({ username: 'ann', password: 'right' });
  expect(session.expiresAt()).toBe(date);
  void session.signOut();
  expect(session.expiresAt()).toBeNull();
});

it('reads a relative URL against the page', async () => {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [provideLatchkey({ serverUrl: document.location.origin, fetch: fakeFetch })],
  });
  session = TestBed.inject(LatchkeySession);
  await session.signIn({ username: 'ann', password: 'right' });
  expect(session.authorize('/things')).toBe(`Bearer ${token}`);
  expect(session.authorize('//evil.test/things')).toBeNull();
});
