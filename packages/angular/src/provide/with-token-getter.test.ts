import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { inject, InjectionToken, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, it, vi } from 'vitest';
import { bearer, serverUrl } from '../fake-server.fixture';
import {
  latchkeyInterceptor,
  LatchkeySession,
  provideLatchkey,
  withTokenGetter,
  type TokenGetter,
} from '../index';

const ELSEWHERE = new InjectionToken<{ token: string | null }>('where tokens come from');
const one = bearer(1).slice('Bearer '.length);
const two = bearer(2).slice('Bearer '.length);
let elsewhere: { token: string | null };

beforeEach(() => {
  elsewhere = { token: one };
});

function load(getToken: TokenGetter = () => inject(ELSEWHERE).token, platform = 'browser'): LatchkeySession {
  TestBed.configureTestingModule({
    providers: [
      { provide: ELSEWHERE, useValue: elsewhere },
      { provide: PLATFORM_ID, useValue: platform },
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkey({ serverUrl }, withTokenGetter(getToken)),
    ],
  });
  return TestBed.inject(LatchkeySession);
}

const controller = () => TestBed.inject(HttpTestingController);

/** The next request to leave. */
async function next(url = `${serverUrl}/things`) {
  return vi.waitFor(() => controller().expectOne(url));
}

it('tells of the token that was given', async () => {
  const session = load();
  await session.ready();
  expect([session.status(), session.user()?.id, session.scopes()]).toEqual([
    'signed-in',
    '1',
    ['read', 'write'],
  ]);
  elsewhere.token = null;
  await session.ready();
  expect(session.status()).toBe('signed-out');
});

it('asks for each request, and attaches where the config allows', async () => {
  load(() => Promise.resolve(elsewhere.token));
  const http = TestBed.inject(HttpClient);
  http.get(`${serverUrl}/things`).subscribe();
  expect((await next()).request.headers.get('Authorization')).toBe(bearer(1));
  elsewhere.token = two;
  http.get(`${serverUrl}/things`).subscribe();
  expect((await next()).request.headers.get('Authorization')).toBe(bearer(2));
  http.get('https://evil.test/').subscribe();
  expect((await next('https://evil.test/')).request.headers.has('Authorization')).toBe(false);
});

it('asks again after a 401, and sends a new token once', async () => {
  load();
  TestBed.inject(HttpClient).get(`${serverUrl}/things`).subscribe();
  const first = await next();
  elsewhere.token = two;
  first.flush(null, { status: 401, statusText: 'Unauthorized' });
  expect((await next()).request.headers.get('Authorization')).toBe(bearer(2));
});

it('fails the request where the getter throws, and goes on with the next', async () => {
  let fault: Error | null = new Error('no vault');
  load(() => {
    if (fault) throw fault;
    return one;
  });
  const failed = vi.fn();
  TestBed.inject(HttpClient).get(`${serverUrl}/things`).subscribe({ error: failed });
  await vi.waitFor(() => expect(failed).toHaveBeenCalled());
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ status: 0, error: fault });
  fault = null;
  TestBed.inject(HttpClient).get(`${serverUrl}/things`).subscribe();
  expect((await next()).request.headers.get('Authorization')).toBe(bearer(1));
});

it('leaves signing in and out to others', async () => {
  const session = load();
  await expect(session.signIn({ username: 'ann', password: 'x' })).rejects.toThrow('withTokenGetter');
  await expect(session.signOut()).rejects.toThrow('withTokenGetter');
});

it('asks nobody on a server', async () => {
  const getToken = vi.fn(() => one);
  await load(getToken, 'server').ready();
  expect(getToken).not.toHaveBeenCalled();
});
