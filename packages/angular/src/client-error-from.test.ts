import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { expect, it } from 'vitest';
import { clientErrorFrom } from './client-error-from';

it('passes on the refusal of the server', () => {
  const response = new HttpErrorResponse({
    status: 503,
    headers: new HttpHeaders({ 'Retry-After': '3' }),
    error: { code: 'overloaded', description: 'Too busy' },
  });
  expect(clientErrorFrom(response)).toMatchObject({
    code: 'overloaded',
    description: 'Too busy',
    status: 503,
    retryAfterSeconds: 3,
  });
});

it.each([
  ['network_error', new TypeError('Failed to fetch')],
  ['timeout', new DOMException('The operation timed out.', 'TimeoutError')],
])('calls no answer %s where that was why', (code, error) => {
  const result = clientErrorFrom(new HttpErrorResponse({ status: 0, error }));
  expect(result.code).toBe(code);
  expect(result.status).toBeUndefined();
});

it('calls a success without JSON an invalid response', () => {
  const error = { error: new SyntaxError('x'), text: '<p>' };
  expect(clientErrorFrom(new HttpErrorResponse({ status: 200, error })).code).toBe('response_invalid');
});
