import type { HttpEvent, HttpHandlerFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { AUTH_SESSION } from './auth-session';
import { skipLatchkey } from './skip-latchkey';

/**
 * Attaches the token to requests that go where the config allows, and to no others. An `Authorization` header that
 * the caller set stays as it is. An expired token is attached too: the server decides, and says why it refuses.
 *
 * Use it with `provideHttpClient(withInterceptors([latchkeyInterceptor]))`. Put it after every interceptor that changes
 * a request's address: where those that follow it send the request is not checked again.
 */
export function latchkeyInterceptor(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
): Observable<HttpEvent<unknown>> {
  const value = authorizationFor(request);
  return next(value === null ? request : request.clone({ setHeaders: { Authorization: value } }));
}

function authorizationFor(request: HttpRequest<unknown>): string | null {
  if (request.context.get(skipLatchkey) || request.headers.has('Authorization')) return null;
  return inject(AUTH_SESSION).authorize(request.url);
}
