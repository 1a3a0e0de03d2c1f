import {
  HttpContextToken,
  type HttpErrorResponse,
  type HttpEvent,
  type HttpHandlerFn,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { type Observable, tap } from 'rxjs';
import { exchangeOf, type Exchange } from './exchange';

/** Who wants to know how a request went. */
export const EXCHANGE_WATCHER = new HttpContextToken<(exchange: Exchange) => void>(() => () => undefined);

/** Tells the request's watcher what was sent and answered. It comes after every interceptor that changes headers. */
export function exchangeInterceptor(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
): Observable<HttpEvent<unknown>> {
  const { method, urlWithParams: url, headers, context } = request;
  const sent = { method, url, authorization: headers.get('Authorization'), startedAtMs: performance.now() };
  const report = (status: number | null) =>
    context.get(EXCHANGE_WATCHER)(exchangeOf(sent, status, performance.now()));
  return next(request).pipe(
    tap({
      next: (event) => event instanceof HttpResponse && report(event.status),
      // HttpClient says 0 where no answer came.
      error: ({ status }: HttpErrorResponse) => report(status || null),
    }),
  );
}
