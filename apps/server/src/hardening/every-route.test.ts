import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { pagePaths } from '../demo/page-paths.ts';
import { pageScripts } from '../test-server.fixture.ts';
import { describedServer } from './described-server.fixture.ts';

/** What is no part of the API: the files of the pages, and the answer to preflights. */
const pages = ['/', ...pagePaths].map((path) => `GET ${path}`);
const files = ['docs/page.css', 'index.html', ...pageScripts].map((file) => `GET /${file}`);
const undescribed = [...pages, ...files];

/** Watches every application that this test makes from here on. */
function collectRoutes(): RouteOptions[] {
  const routes: RouteOptions[] = [];
  const watch = (message: unknown) => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', (route) => void routes.push({ ...route }));
  };
  subscribe('fastify.initialization', watch);
  onTestFinished(() => void unsubscribe('fastify.initialization', watch));
  return routes;
}

it('every route of the server is described', async () => {
  const routes = collectRoutes();
  const server = await describedServer();
  const added = routes
    .flatMap(({ method, url }) =>
      [method].flat().map((name) => `${name} ${url.replace(/:([a-z]+)/g, '{$1}')}`),
    )
    .filter((name) => !/^(HEAD|OPTIONS) /.test(name));
  const described = server.routes.map(({ name }) => name);
  expect(described.length).toBeGreaterThan(10);
  expect(added.toSorted()).toEqual([...described, ...undescribed].toSorted());
});

it('every description is whole', async () => {
  const { document, routes } = await describedServer();
  const ids = routes.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const tags = document.tags.map(({ name }) => name);
  for (const { name, operation } of routes) {
    expect(operation, name).toMatchObject({
      summary: expect.stringMatching(/./) as string,
      description: expect.stringMatching(/./) as string,
      security: expect.any(Array) as unknown[],
    });
    expect(tags, name).toEqual(expect.arrayContaining([...operation.tags]));
    const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    for (const [status, { content }] of refusals) {
      const allOf = content?.['application/json']?.schema.allOf;
      expect(allOf?.[0], `${name} ${status}`).toEqual({ $ref: '#/components/schemas/ErrorBody' });
    }
  }
});
