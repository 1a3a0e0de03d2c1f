import { HttpClient, HttpErrorResponse, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { clientErrorFrom } from '@latchkey/angular';
import { type ChangePasswordRequest, routes, type SessionSummary } from '@latchkey/contract';
import { firstValueFrom, type Observable } from 'rxjs';
import { environment } from '../../environment';
import { readSessions } from './read-sessions';

const timeout = 10_000;

/** What the page of the account asks of the server. Whatever fails rejects with a `LatchkeyClientError`. */
@Service()
export class AccountApi {
  readonly #http = inject(HttpClient);

  /** The user's sessions, the one seen last first. Needs an injection context. */
  sessions(): HttpResourceRef<readonly SessionSummary[] | undefined> {
    return httpResource(() => ({ url: urlOf(routes.sessions), timeout }), { parse: readSessions });
  }

  endSession(id: string): Promise<void> {
    const url = `${urlOf(routes.sessions)}/${encodeURIComponent(id)}`;
    return done(this.#http.delete(url, { timeout }));
  }

  /** Ends all sessions of the user but this one. */
  endOthers(): Promise<void> {
    return done(this.#http.delete(urlOf(routes.sessions), { timeout }));
  }

  /** Changes the password, and ends all sessions of the user but this one. */
  changePassword(change: ChangePasswordRequest): Promise<void> {
    return done(this.#http.post(urlOf(routes.password), change, { timeout }));
  }
}

function urlOf(path: string): string {
  return environment.serverUrl + path;
}

async function done(answer: Observable<unknown>): Promise<void> {
  try {
    await firstValueFrom(answer);
  } catch (fault) {
    throw fault instanceof HttpErrorResponse ? clientErrorFrom(fault) : fault;
  }
}
