import { HttpContext } from '@angular/common/http';
import { latchkeyMode } from './latchkey-mode';

/** Keeps the token out of a request: `http.get(url, { context: skipLatchkey() })`. A context given is set and returned. */
export function skipLatchkey(context = new HttpContext()): HttpContext {
  return context.set(latchkeyMode, 'skip');
}
