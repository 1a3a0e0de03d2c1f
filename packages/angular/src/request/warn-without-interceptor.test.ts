import {
  HttpClient,
  provideHttpClient,
  withInterceptors,
  type HttpInterceptorFn,
} from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { createFakeServer, fixedNow, serverUrl } from '../fake-server.fixture';
import { latchkeyInterceptor, LatchkeySession, provideLatchkey, skipLatchkey } from '../index';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => warn.mockReset().mockImplementation(() => undefined));
afterAll(() => warn.mockRestore());

async function signedIn(...interceptors: HttpInterceptorFn[]): Promise<HttpClient> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors(interceptors)),
      provideHttpClientTesting(),
      provideLatchkey({ serverUrl, fetch: createFakeServer().fetch, now: () => fixedNow }),
    ],
  });
  await TestBed.inject(LatchkeySession).signIn({ username: 'ann', password: 'right' });
  return TestBed.inject(HttpClient);
}

it('warns once of requests that leave without their token', async () => {
  const http = await signedIn();
  http.get(`${serverUrl}/things`).subscribe();
  http.get(`${serverUrl}/things`).subscribe();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toContain('withInterceptors([latchkeyInterceptor])');
});

it('says nothing of requests that would have got none', async () => {
  const http = await signedIn();
  http.get('https://cdn.test/').subscribe();
  http.get(`${serverUrl}/things`, { context: skipLatchkey() }).subscribe();
  http.get(`${serverUrl}/things`, { headers: { authorization: 'Basic x' } }).subscribe();
  void TestBed.inject(LatchkeySession).signOut();
  http.get(`${serverUrl}/things`).subscribe();
  expect(warn).not.toHaveBeenCalled();
});

it('says nothing where the interceptor is', async () => {
  const http = await signedIn(latchkeyInterceptor, (request, next) =>
    next(request.clone({ url: `${serverUrl}/x` })),
  );
  http.get('https://cdn.test/').subscribe();
  http.get(`${serverUrl}/things`).subscribe();
  expect(warn).not.toHaveBeenCalled();
});
