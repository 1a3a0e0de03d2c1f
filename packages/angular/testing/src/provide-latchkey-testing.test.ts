import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { latchkeyInterceptor, LatchkeySession } from '@latchkey/angular';
import { expect, it } from 'vitest';
import { provideLatchkeyTesting } from './provide-latchkey-testing';
import type { LatchkeyTestingOptions } from './latchkey-testing-options';

const now = Date.UTC(2026, 0, 1);

function session(options?: LatchkeyTestingOptions): LatchkeySession {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkeyTesting(options),
    ],
  });
  return TestBed.inject(LatchkeySession);
}

it('has nobody signed in unless told', () => {
  expect(session().status()).toBe('signed-out');
});

it('has somebody signed in from the start', () => {
  const { user, scopes, expiresAt, secondsLeft } = session({
    user: { id: '7', username: 'änn' },
    scopes: ['reports:read', 'x'],
    now,
  });
  expect(user()).toEqual({ id: '7', username: 'änn' });
  expect(scopes()).toEqual(['reports:read', 'x']);
  expect(expiresAt()).toEqual(new Date(now + 300_000));
  expect(secondsLeft()).toBe(300);
});

it('signs in and out at once', () => {
  const latchkey = session();
  void latchkey.signIn({ username: 'ann', password: 'any' });
  expect(latchkey.user()).toEqual({ id: 'ann', username: 'ann' });
  void latchkey.signOut();
  expect([latchkey.status(), latchkey.token()]).toEqual(['signed-out', null]);
});

it.each([
  ['http://localhost/things', true],
  ['/things', true],
  ['https://evil.test/things', false],
])('lets the interceptor attach to %s: %s', (url, attached) => {
  const latchkey = session({ user: '7' });
  TestBed.inject(HttpClient).get(url).subscribe();
  const { headers } = TestBed.inject(HttpTestingController).expectOne(url).request;
  expect(headers.get('Authorization')).toBe(attached ? `Bearer ${latchkey.token()}` : null);
});

it('attaches below the server’s path only', () => {
  const latchkey = session({ user: '7', serverUrl: 'https://api.example.com/v1' });
  expect(latchkey.authorize('https://api.example.com/v1/things')).not.toBeNull();
  expect(latchkey.authorize('https://api.example.com/v1x')).toBeNull();
  expect(latchkey.authorize('/v1/things')).toBeNull();
});
