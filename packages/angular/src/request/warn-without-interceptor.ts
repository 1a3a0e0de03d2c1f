import { HttpBackend, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import type { AuthSession } from '@latchkey/client';
import { AUTH_SESSION } from '../session/auth-session';
import { latchkeyMode } from './latchkey-mode';
import { seenByLatchkey } from './seen-by-latchkey';

/**
 * Warns once when a request leaves without the token that it would have got from the interceptor. For development: it
 * watches the one place that every request passes last, because which interceptors there are is Angular's secret.
 * Needs an injection context.
 */
export function warnWithoutInterceptor(): void {
  const backend = inject(HttpBackend, { optional: true });
  const session = inject(AUTH_SESSION);
  if (!backend) return;
  const handle = backend.handle.bind(backend);
  let warned = false;
  backend.handle = (request) => {
    if (!warned && wasForgotten(request, session)) {
      warned = true;
      // There is nobody else to tell.
      // eslint-disable-next-line no-console -- for whoever develops the application, in its console
      console.warn(
        `Latchkey: a request to ${request.url} left without the token, because no latchkeyInterceptor saw it. Use ` +
          'provideHttpClient(withInterceptors([latchkeyInterceptor])), or skipLatchkey() where that is meant.',
      );
    }
    return handle(request);
  };
}

function wasForgotten(
  { context, headers, urlWithParams, method }: HttpRequest<unknown>,
  session: AuthSession,
): boolean {
  if (context.get(seenByLatchkey) || context.get(latchkeyMode) === 'skip') return false;
  return !headers.has('Authorization') && session.authorize(urlWithParams, method) !== null;
}
