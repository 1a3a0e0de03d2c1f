import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, it, vi } from 'vitest';
import { bearer, createFakeServer, fixedNow, serverUrl, type FakeServer } from '../fake-server.fixture';
import { latchkeyInterceptor } from './latchkey-interceptor';
import { provideLatchkey } from '../provide/provide-latchkey';
import { withRestoreOnStart } from '../provide/with-restore-on-start';
import { LatchkeySession } from '../session/latchkey-session';
import { requireLatchkey } from './require-latchkey';
import { skipLatchkey } from './skip-latchkey';

let server: FakeServer;

function load(): void {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkey({ serverUrl, fetch: server.fetch, now: () => fixedNow }, withRestoreOnStart()),
    ],
  });
}

beforeEach(async () => {
  localStorage.clear();
  server = createFakeServer();
  load();
  await TestBed.inject(LatchkeySession).signIn({ username: 'ann', password: 'right' });
});

/** The `Authorization` header with which a request leaves. */
function sent(url: string, options: Parameters<HttpClient['get']>[1] = {}): string | null {
  TestBed.inject(HttpClient).get(url, options).subscribe();
  return TestBed.inject(HttpTestingController)
    .expectOne(() => true)
    .request.headers.get('Authorization');
}

it('attaches the token where the config allows', () => {
  expect(sent(`${serverUrl}/things`)).toBe(bearer(1));
});

it.each([
  ['another origin', 'https://evil.test/v1/things'],
  ['another path', 'https://api.example.com/v2/things'],
  ['a path that begins alike', 'https://api.example.com/v1x'],
  ['a way out of the path', 'https://api.example.com/v1/../v2'],
  ['the page itself', '/v1/things'],
])('attaches nothing for %s', (_name, url) => {
  expect(sent(url)).toBeNull();
});

it('leaves a header of the caller alone', () => {
  expect(sent(`${serverUrl}/things`, { headers: { authorization: 'Basic x' } })).toBe('Basic x');
});

it('attaches nothing where the context says so', () => {
  expect(sent(`${serverUrl}/things`, { context: skipLatchkey() })).toBeNull();
});

it('attaches nothing when signed out', () => {
  void TestBed.inject(LatchkeySession).signOut();
  expect(sent(`${serverUrl}/things`)).toBeNull();
});

it('sends a request that requires a token with one', () => {
  expect(sent(`${serverUrl}/things`, { context: requireLatchkey() })).toBe(bearer(1));
});

it('sends a request that requires a token with the caller’s own header', () => {
  const headers = { authorization: 'Basic x' };
  expect(sent('https://evil.test/', { context: requireLatchkey(), headers })).toBe('Basic x');
});

it.each([
  ['where no token may go', 'https://evil.test/', false],
  ['when signed out', `${serverUrl}/things`, true],
])('fails a request that requires a token %s, and sends nothing', (_name, url, signedOut) => {
  if (signedOut) void TestBed.inject(LatchkeySession).signOut();
  const failed = vi.fn();
  TestBed.inject(HttpClient).get(url, { context: requireLatchkey() }).subscribe({ error: failed });
  expect(TestBed.inject(HttpTestingController).match(() => true)).toEqual([]);
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ status: 0, url, error: { code: 'token_missing' } });
});

it('lets a request with a token follow no redirect, and keeps it out of the transfer cache', () => {
  TestBed.inject(HttpClient).get(`${serverUrl}/things`, { transferCache: true }).subscribe();
  TestBed.inject(HttpClient).get(`${serverUrl}/things`, { redirect: 'manual' }).subscribe();
  TestBed.inject(HttpClient).get('https://cdn.test/', { transferCache: true }).subscribe();
  const [attached, manual, other] = TestBed.inject(HttpTestingController)
    .match(() => true)
    .map(({ request }) => request);
  expect(attached).toMatchObject({ redirect: 'error', transferCache: false });
  expect(manual).toMatchObject({ redirect: 'manual', transferCache: false });
  expect(other).toMatchObject({ transferCache: true });
  expect(other?.redirect).toBeUndefined();
});

it('lets requests wait for a session that is being restored', async () => {
  load();
  expect(TestBed.inject(LatchkeySession).status()).toBe('restoring');
  TestBed.inject(HttpClient).get(`${serverUrl}/things`).subscribe();
  const controller = TestBed.inject(HttpTestingController);
  expect(controller.match(() => true)).toEqual([]);
  const [request] = await vi.waitFor(() => {
    const found = controller.match(() => true);
    expect(found).toHaveLength(1);
    return found;
  });
  expect(request?.request.headers.get('Authorization')).toBe(bearer(2));
});
