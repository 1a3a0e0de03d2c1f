import {
  HttpContext,
  HttpErrorResponse,
  type HttpEvent,
  HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { lastValueFrom, type Observable, of, throwError } from 'rxjs';
import { expect, it } from 'vitest';
import type { Exchange } from './exchange';
import { EXCHANGE_WATCHER, exchangeInterceptor } from './exchange-interceptor';

/** What the watcher of a request hears where this comes of it. */
async function heard(result: Observable<HttpEvent<unknown>>): Promise<Exchange[]> {
  const seen: Exchange[] = [];
  const context = new HttpContext().set(EXCHANGE_WATCHER, (exchange) => seen.push(exchange));
  const request = new HttpRequest('GET', 'http://localhost:5000/x?y=1', { context });
  await lastValueFrom(exchangeInterceptor(request, () => result)).catch(() => undefined);
  return seen;
}

it('tells of an answer', async () => {
  const exchange = { method: 'GET', path: '/x', status: 200, tokenAttached: false };
  expect(await heard(of(new HttpResponse({ status: 200 })))).toEqual([
    { ...exchange, elapsedMs: expect.any(Number) as number },
  ]);
});

it('tells of a refusal', async () => {
  const refusal = throwError(() => new HttpErrorResponse({ status: 401 }));
  expect(await heard(refusal)).toMatchObject([{ status: 401 }]);
});

it('tells that no answer came', async () => {
  const silence = throwError(() => new HttpErrorResponse({ status: 0 }));
  expect(await heard(silence)).toMatchObject([{ status: null }]);
});
