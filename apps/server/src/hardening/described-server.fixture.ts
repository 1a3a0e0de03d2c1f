import type { Accounts } from '@latchkey/server';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { vaultScope } from '../demo/demo-accounts.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import type { Operation, OpenApiDocument } from '../openapi/openapi-document.ts';
import { testServer } from '../test-server.fixture.ts';

/** A route as the server's own description has it. */
export interface DescribedRoute {
  /** Such as `POST /auth`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** The path with something in place of its parameters. */
  readonly url: string;
  readonly operation: Operation;
  /** Whether nobody gets in without an access token. */
  readonly isGuarded: boolean;
}

/** The answer to an injected request. */
export type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

export interface DescribedServer {
  readonly app: FastifyInstance;
  readonly document: OpenApiDocument;
  readonly routes: readonly DescribedRoute[];
  /** Asks, each time from another address, so that no throttle answers in place of the route. */
  ask(options: InjectOptions): Promise<Answer>;
  /** A valid access token of a user who is nobody else's, with every scope that a route wants. */
  token(): Promise<string>;
}

/** Everything that the server can have is switched on: what `testServer` has without being asked, and more. */
export async function describedServer(): Promise<DescribedServer> {
  const { app, accounts } = await testServer({
    config: { trustProxy: 'loopback' },
    metrics: createMetrics('1.2.3'),
    answersMetrics: true,
  });
  const document = (await app.inject('/openapi.json')).json<OpenApiDocument>();
  let asked = 0;
  const ask = ({ headers, ...options }: InjectOptions) => {
    asked += 1;
    const address = `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
    return app.inject({ ...options, headers: { 'x-forwarded-for': address, ...headers } });
  };
  return { app, document, routes: routesOf(document), ask, token: () => newToken(accounts, ask, ++asked) };
}

function routesOf({ paths }: OpenApiDocument): DescribedRoute[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => describedRoute(path, method, operation)),
  );
}

function describedRoute(path: string, lower: string, operation: Operation): DescribedRoute {
  const method = lower.toUpperCase() as DescribedRoute['method'];
  const { security = [] } = operation;
  return {
    name: `${method} ${path}`,
    method,
    path,
    url: path.replace(/\{[a-z]+\}/g, 'aGhpc0lzTm9TZXNzaW9u'),
    operation,
    isGuarded: security.length > 0 && security.every((alternative) => 'accessToken' in alternative),
  };
}

async function newToken(accounts: Accounts, ask: DescribedServer['ask'], number: number): Promise<string> {
  const credentials = { username: `person${number}`, password: `Quite unlikely ${number}` };
  await accounts.create({ ...credentials, scopes: [vaultScope] });
  const payload = { ...credentials, session: 'token' };
  const answer = await ask({ method: 'POST', url: '/auth', payload });
  return answer.json<{ access_token: string }>().access_token;
}
