import { HttpErrorResponse } from '@angular/common/http';
import { clientErrorFrom } from '@latchkey/angular';
import { LatchkeyClientError } from '@latchkey/client';
import { mistake, type Problem } from '../form/problem';

/** Why something could not be loaded or done, for people: of an error that `HttpClient` or a resource gave. */
export function loadProblemOf(fault: unknown): Problem {
  const error = fault instanceof HttpErrorResponse ? clientErrorFrom(fault) : fault;
  if (!(error instanceof LatchkeyClientError)) {
    reportError(error);
    return mistake;
  }
  return { text: textOf(error), waitSeconds: error.retryAfterSeconds ?? null };
}

function textOf({ code, description }: LatchkeyClientError): string {
  if (code === 'throttled') return 'That was asked for too often.';
  return /[.!?]$/.test(description) ? description : `${description}.`;
}
