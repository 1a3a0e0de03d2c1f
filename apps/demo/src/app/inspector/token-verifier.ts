import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { clientErrorFrom, LatchkeySession, skipLatchkey } from '@latchkey/angular';
import { routes } from '@latchkey/contract';
import { firstValueFrom } from 'rxjs';
import { environment } from '../../environment';
import { readCurrentUser } from '../session/read-current-user';
import type { Verdict } from './verdict';

const url = environment.serverUrl + routes.me;

/** Has the server verify the session's own token, and no other: a token is a password to whoever reads it. */
@Service()
export class TokenVerifier {
  readonly #http = inject(HttpClient);
  readonly #session = inject(LatchkeySession);

  /** Null where there is no session. */
  async verify(): Promise<Verdict | null> {
    const token = this.#session.token();
    const authorization = this.#session.authorize(url);
    if (token === null || authorization === null) return null;
    // By hand: the interceptor would answer a refusal with another token, and this is about this one.
    const options = { context: skipLatchkey(), headers: { Authorization: authorization }, timeout: 10_000 };
    try {
      const body = await firstValueFrom(this.#http.get<unknown>(url, options));
      return { kind: 'verified', token, user: readCurrentUser(body) };
    } catch (fault) {
      return fault instanceof HttpErrorResponse ? refusal(token, fault) : { kind: 'unknown', token, fault };
    }
  }
}

function refusal(token: string, response: HttpErrorResponse): Verdict {
  const { code, description } = clientErrorFrom(response);
  if (response.status !== 401) return { kind: 'unknown', token, fault: response };
  return { kind: 'refused', token, reason: description, code, status: response.status };
}
