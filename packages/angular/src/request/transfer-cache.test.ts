import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { PLATFORM_ID, TransferState } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideClientHydration, withHttpTransferCacheOptions } from '@angular/platform-browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeServer, fixedNow, serverUrl } from '../fake-server.fixture';
import { latchkeyInterceptor, LatchkeySession, provideLatchkey } from '../index';

// Angular fills the cache where this says that it renders on a server.
beforeEach(() => vi.stubGlobal('ngServerMode', true));
afterEach(() => vi.unstubAllGlobals());

it('holds answers that were had without a token, and none that were had with one', async () => {
  const server = createFakeServer();
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: 'server' },
      provideClientHydration(withHttpTransferCacheOptions({ includeRequestsWithAuthHeaders: true })),
      provideHttpClient(withInterceptors([latchkeyInterceptor])),
      provideHttpClientTesting(),
      provideLatchkey({ serverUrl, fetch: server.fetch, now: () => fixedNow }),
    ],
  });
  await TestBed.inject(LatchkeySession).signIn({ username: 'ann', password: 'right' });
  const controller = TestBed.inject(HttpTestingController);
  for (const url of [`${serverUrl}/mine`, 'https://cdn.test/everybodys']) {
    TestBed.inject(HttpClient).get(url).subscribe();
    controller.expectOne(url).flush({ from: url });
  }
  const transferred = TestBed.inject(TransferState).toJson();
  expect(transferred).toContain('everybodys');
  expect(transferred).not.toContain('mine');
  expect(transferred).not.toContain(TestBed.inject(LatchkeySession).token());
});
