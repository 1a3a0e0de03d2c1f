import { HttpClient, HttpContext, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, expect, it } from 'vitest';
import { fakeFetch, token } from './fake-fetch.fixture';
import { latchkeyInterceptor } from './latchkey-interceptor';
import { LatchkeySession } from './latchkey-session';
import { provideLatchkey } from './provide-latchkey';
import { skipLatchkey } from './skip-latchkey';

const serverUrl = 'https://api.example.com/v1';

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkey({ serverUrl, fetch: fakeFetch }),
    ],
  });
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
  expect(sent(`${serverUrl}/things`)).toBe(`Bearer ${token}`);
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
  expect(sent(`${serverUrl}/things`, { context: new HttpContext().set(skipLatchkey, true) })).toBeNull();
});

it('attaches nothing when signed out', () => {
  TestBed.inject(LatchkeySession).signOut();
  expect(sent(`${serverUrl}/things`)).toBeNull();
});
