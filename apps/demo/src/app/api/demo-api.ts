import { HttpClient, HttpContext, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { clientErrorFrom, LatchkeySession, skipLatchkey } from '@latchkey/angular';
import { type Credentials, LatchkeyClientError } from '@latchkey/client';
import { type ProtectedResource, routes, type UnprotectedResource } from '@latchkey/contract';
import { firstValueFrom } from 'rxjs';
import { environment } from '../../environment';
import type { Exchange } from '../exchange/exchange';
import { EXCHANGE_WATCHER } from '../exchange/exchange-interceptor';
import { SIGN_IN_FETCH } from '../exchange/sign-in-fetch';
import { unknownAnswer } from '../load/unknown-answer';
import type { Api, Outcome } from './api';
import { isProtectedResource, isUnprotectedResource } from './resource-shapes';

const timeoutMs = 10_000;

/** The requests of the page, made with `HttpClient` and the session. */
@Service({ autoProvided: false })
export class DemoApi implements Api {
  readonly #http = inject(HttpClient);
  readonly #session = inject(LatchkeySession);
  readonly #signInFetch = inject(SIGN_IN_FETCH);

  unprotected(): Promise<Outcome<UnprotectedResource>> {
    return this.#get(routes.unprotected, isUnprotectedResource, skipLatchkey());
  }

  protected(): Promise<Outcome<ProtectedResource>> {
    return this.#get(routes.protected, isProtectedResource, new HttpContext());
  }

  async signIn(credentials: Credentials): Promise<Outcome<string>> {
    try {
      await this.#session.signIn(credentials);
      return { ok: true, value: this.#session.token() ?? '', exchange: this.#signInFetch.latest() };
    } catch (error) {
      if (!(error instanceof LatchkeyClientError)) throw error;
      return { ok: false, error, exchange: this.#signInFetch.latest() };
    }
  }

  async #get<T>(
    path: string,
    isExpected: (body: unknown) => body is T,
    context: HttpContext,
  ): Promise<Outcome<T>> {
    let exchange: Exchange | null = null;
    context.set(EXCHANGE_WATCHER, (seen) => (exchange = seen));
    try {
      const options = { context, timeout: timeoutMs };
      const body = await firstValueFrom(this.#http.get<unknown>(environment.serverUrl + path, options));
      return isExpected(body)
        ? { ok: true, value: body, exchange }
        : { ok: false, error: unknownAnswer(), exchange };
    } catch (fault) {
      if (!(fault instanceof HttpErrorResponse)) throw fault;
      return { ok: false, error: clientErrorFrom(fault), exchange };
    }
  }
}
