import { HttpClient, HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, it, vi } from 'vitest';
import { bearer, createFakeServer, fixedNow, serverUrl, type FakeServer } from '../fake-server.fixture';
import { latchkeyInterceptor, LatchkeySession, provideLatchkey, withRestoreOnStart } from '../index';

const url = `${serverUrl}/things`;
const unauthorized = { status: 401, statusText: 'Unauthorized' };
let server: FakeServer;
let nowMs: number;

beforeEach(async () => {
  localStorage.clear();
  nowMs = fixedNow;
  server = createFakeServer();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkey({ serverUrl, fetch: server.fetch, now: () => nowMs }, withRestoreOnStart()),
    ],
  });
  await TestBed.inject(LatchkeySession).signIn({ username: 'ann', password: 'right' });
});

const controller = () => TestBed.inject(HttpTestingController);
const requests = (count: number) =>
  vi.waitFor(() => {
    const found = controller().match(url);
    found.forEach((request) => waiting.push(request));
    expect(waiting).toHaveLength(count);
    return waiting.splice(0);
  });
const waiting: ReturnType<HttpTestingController['match']> = [];

function post() {
  const heard = vi.fn();
  const failed = vi.fn();
  TestBed.inject(HttpClient).post(url, { a: 1 }).subscribe({ next: heard, error: failed });
  return { heard, failed };
}

it('refreshes once for many, and sends each once more, body and all', async () => {
  const all = [post(), post(), post()];
  for (const request of await requests(3)) request.flush(null, unauthorized);
  for (const request of await requests(3)) {
    expect(request.request.headers.get('Authorization')).toBe(bearer(2));
    expect(request.request.body).toEqual({ a: 1 });
    request.flush('fine');
  }
  for (const { heard } of all) expect(heard.mock.calls).toEqual([['fine']]);
  expect(server.asked).toEqual(['/auth', '/auth/refresh']);
});

it('lets the second 401 stand', async () => {
  const { failed } = post();
  (await requests(1))[0]?.flush(null, unauthorized);
  (await requests(1))[0]?.flush('again', unauthorized);
  await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ status: 401, error: 'again' });
  expect(controller().match(url)).toEqual([]);
});

it.each([401, 503])('lets the 401 stand where the refresh is answered %d', async (status) => {
  server.trouble = status;
  const { failed } = post();
  (await requests(1))[0]?.flush('first', unauthorized);
  await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ status: 401, error: 'first' });
  expect(TestBed.inject(LatchkeySession).status()).toBe(status === 401 ? 'signed-out' : 'signed-in');
});

it('asks for no token where only the password helps', async () => {
  const { failed } = post();
  const headers = { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication"' };
  (await requests(1))[0]?.flush(null, { ...unauthorized, headers });
  await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
  expect(server.asked).toEqual(['/auth']);
});

it('passes other failures on at once', () => {
  const { failed } = post();
  controller().expectOne(url).flush(null, { status: 403, statusText: 'Forbidden' });
  expect(failed.mock.calls[0]?.[0]).toBeInstanceOf(HttpErrorResponse);
  expect(server.asked).toEqual(['/auth']);
});

it('refreshes a token that has expired before the request leaves', async () => {
  nowMs += 301_000;
  post();
  expect(controller().match(url)).toEqual([]);
  expect((await requests(1))[0]?.request.headers.get('Authorization')).toBe(bearer(2));
});

it('sends nothing again for whoever has gone', async () => {
  const subscription = TestBed.inject(HttpClient).get(url).subscribe();
  (await requests(1))[0]?.flush(null, unauthorized);
  subscription.unsubscribe();
  await vi.waitFor(() => expect(TestBed.inject(LatchkeySession).token()).toBe(bearer(2).slice(7)));
  expect(controller().match(url)).toEqual([]);
});
