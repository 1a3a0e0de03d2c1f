import { HttpClient, HttpErrorResponse, HttpHeaders, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { LatchkeyClientError } from '@latchkey/client';
import { firstValueFrom } from 'rxjs';
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

it('reads the refusal of a request for text', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const url = 'https://api.example.com/report';
  const answer = firstValueFrom(TestBed.inject(HttpClient).get(url, { responseType: 'text' }));
  const refusal = { code: 'token_expired', description: 'Signature has expired' };
  const options = { status: 401, statusText: 'Unauthorized' };
  TestBed.inject(HttpTestingController).expectOne(url).flush(JSON.stringify(refusal), options);
  const response = await answer.catch((fault: unknown) => fault as HttpErrorResponse);
  expect(clientErrorFrom(response as HttpErrorResponse)).toMatchObject({ ...refusal, status: 401 });
});

it.each(['', 'Bad Gateway', '"text"', 'null'])('calls the text %j an invalid response', (error) => {
  expect(clientErrorFrom(new HttpErrorResponse({ status: 502, error })).code).toBe('response_invalid');
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

it('hands back the error of a request that did not go out', () => {
  const error = new LatchkeyClientError('token_missing', 'Not sent.');
  expect(clientErrorFrom(new HttpErrorResponse({ status: 0, error }))).toBe(error);
});
