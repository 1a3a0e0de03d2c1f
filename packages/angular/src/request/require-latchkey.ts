import { HttpContext } from '@angular/common/http';
import { latchkeyMode } from './latchkey-mode';

/**
 * Lets a request go with a token only: `http.get(url, { context: requireLatchkey() })`. Without one, or where none may
 * go, it fails with an `HttpErrorResponse` of status 0, whose `error` is a `LatchkeyClientError` with the code
 * `token_missing`. An `Authorization` header of the caller counts as a token. A context given is set and returned.
 */
export function requireLatchkey(context = new HttpContext()): HttpContext {
  return context.set(latchkeyMode, 'require');
}
