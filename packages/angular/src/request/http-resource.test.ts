import { httpResource, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expect, it, vi } from 'vitest';
import { bearer, createFakeServer, fixedNow, serverUrl } from '../fake-server.fixture';
import { latchkeyInterceptor, LatchkeySession, provideLatchkey, withRestoreOnStart } from '../index';

it('loads with the token once somebody is signed in, and again with a new one after a 401', async () => {
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkey(
        { serverUrl, fetch: createFakeServer().fetch, now: () => fixedNow },
        withRestoreOnStart(),
      ),
    ],
  });
  const session = TestBed.inject(LatchkeySession);
  const url = `${serverUrl}/things`;
  const things = TestBed.runInInjectionContext(() =>
    httpResource(() => (session.signedIn() ? url : undefined)),
  );
  TestBed.tick();
  const controller = TestBed.inject(HttpTestingController);
  expect(controller.match(url)).toEqual([]);
  await session.signIn({ username: 'ann', password: 'right' });
  TestBed.tick();
  const first = await vi.waitFor(() => controller.expectOne(url));
  expect(first.request.headers.get('Authorization')).toBe(bearer(1));
  first.flush(null, { status: 401, statusText: 'Unauthorized' });
  const second = await vi.waitFor(() => controller.expectOne(url));
  expect(second.request.headers.get('Authorization')).toBe(bearer(2));
  second.flush(['one']);
  await vi.waitFor(() => expect(things.value()).toEqual(['one']));
  expect(controller.match(url)).toEqual([]);
});
