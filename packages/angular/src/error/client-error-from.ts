import type { HttpErrorResponse } from '@angular/common/http';
import { errorFromAnswer, LatchkeyClientError } from '@latchkey/client';

/** Makes the library's error of what `HttpClient` rejects with, so that sign-in and requests fail alike. */
export function clientErrorFrom(response: HttpErrorResponse): LatchkeyClientError {
  const { status, headers } = response;
  if (response.error instanceof LatchkeyClientError) return response.error;
  const body: unknown = parsed(response.error);
  if (status !== 0) return errorFromAnswer({ status, body, retryAfter: headers.get('Retry-After') });
  return (response.error as Partial<DOMException> | null)?.name === 'TimeoutError'
    ? new LatchkeyClientError('timeout', 'The server did not answer in time.')
    : new LatchkeyClientError('network_error', 'The server cannot be reached.');
}

/** A request for text has its refusal as text, too: `HttpClient` parses nothing there. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
