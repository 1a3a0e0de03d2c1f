import { HttpErrorResponse, type HttpRequest } from '@angular/common/http';
import { LatchkeyClientError } from '@latchkey/client';

/** Why a request did not go out, in the form in which `HttpClient` fails. */
export function unsent({ urlWithParams: url }: HttpRequest<unknown>, error: unknown): HttpErrorResponse {
  return new HttpErrorResponse({ url, status: 0, statusText: 'Not sent', error });
}

export function tokenMissing(): LatchkeyClientError {
  return new LatchkeyClientError('token_missing', 'Not sent: there is no token for this request.');
}
