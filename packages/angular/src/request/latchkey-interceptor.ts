import {
  HttpErrorResponse,
  type HttpEvent,
  type HttpHandlerFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import type { AuthSession, AuthState } from '@latchkey/client';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { AUTH_SESSION } from '../session/auth-session';
import { LATCHKEY_CLOCK } from '../session/latchkey-clock';
import { latchkeyMode } from './latchkey-mode';
import { seenByLatchkey } from './seen-by-latchkey';
import { tokenMissing, unsent } from './unsent';

type Request = HttpRequest<unknown>;
type Events = Observable<HttpEvent<unknown>>;

/**
 * Attaches the token to requests that go where the config allows, and to no others. An `Authorization` header that
 * the caller set stays as it is. While a session is being restored, or a token that has expired is refreshed, such a
 * request waits. A 401 is answered by one refresh for all, and each request is sent once more. Where there is no other
 * token, the 401 is the result. What `HttpClient` can send at all, it can send twice.
 *
 * A request with the token follows no redirect, which may lead where no token may go (with `withXhr()` the browser
 * decides), and neither it nor its answer enters the cache by which a server hands answers to the browser.
 *
 * Use it with `provideHttpClient(withInterceptors([latchkeyInterceptor]))`. Put it after every interceptor that changes
 * a request's address: where those that follow it send the request is not checked again.
 */
export function latchkeyInterceptor(request: Request, next: HttpHandlerFn): Events {
  const mode = request.context.set(seenByLatchkey, true).get(latchkeyMode);
  if (mode === 'skip' || request.headers.has('Authorization')) return next(request);
  const session = inject(AUTH_SESSION);
  const send = () => attach(request, next, session);
  if (!('asksAlways' in session) && !isBehind(session.state, inject(LATCHKEY_CLOCK)())) return send();
  return from(session.ready(request.urlWithParams, request.method)).pipe(
    catchError((fault: unknown) => throwError(() => unsent(request, fault))),
    switchMap(send),
  );
}

/** Everything else goes out at once, so that tests of requests need not wait. */
function isBehind(state: AuthState, nowMs: number): boolean {
  if (state.status !== 'signed-in') return state.status === 'restoring';
  return state.expiresAtMs !== null && state.expiresAtMs + state.clockSkewMs <= nowMs;
}

function attach(request: Request, next: HttpHandlerFn, session: AuthSession): Events {
  const { method, urlWithParams: url, context } = request;
  const authorization = session.authorize(url, method);
  if (authorization === null) {
    if (context.get(latchkeyMode) !== 'require') return next(request);
    return throwError(() => unsent(request, tokenMissing()));
  }
  return next(authorized(request, authorization)).pipe(
    catchError((fault: unknown) => {
      if (!(fault instanceof HttpErrorResponse) || fault.status !== 401) return throwError(() => fault);
      const challenge = fault.headers.get('WWW-Authenticate');
      return from(session.handleUnauthorized({ url, method, authorization, challenge })).pipe(
        switchMap((outcome) =>
          outcome.result === 'replay'
            ? next(authorized(request, outcome.authorization))
            : throwError(() => fault),
        ),
      );
    }),
  );
}

function authorized(request: Request, authorization: string): Request {
  return request.clone({
    setHeaders: { Authorization: authorization },
    redirect: request.redirect === 'manual' ? 'manual' : 'error',
    transferCache: false,
  });
}
