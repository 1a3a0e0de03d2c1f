import { describe, expect, it } from 'vitest';
import { testServer } from '../test-server.fixture.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { renderPage } from './page/render-page.ts';

describe('GET /docs', () => {
  it('is a page that may load its own stylesheet and nothing else', async () => {
    const { app } = await testServer();
    const { statusCode, headers, body } = await app.inject('/docs');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
    const [, stylesheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(body) ?? [];
    expect((await app.inject(stylesheet)).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('has every route of the document', async () => {
    const { app } = await testServer();
    const { paths } = (await app.inject('/openapi.json')).json<OpenApiDocument>();
    const page = (await app.inject('/docs')).body;
    for (const { operationId } of Object.values(paths).flatMap((item) => Object.values(item))) {
      expect(page).toContain(`<section class="card" id="${operationId}"`);
      expect(page).toContain(`href="#${operationId}"`);
    }
  });
});

it.each(['/openapi.json', '/docs', '/docs/page.css'])('%s is sent once to those who keep it', async (url) => {
  const { app } = await testServer();
  const { headers, body } = await app.inject(url);
  expect(headers['cache-control']).toBe('no-cache');
  const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } });
  expect({ status: again.statusCode, body: again.body }).toEqual({ status: 304, body: '' });
  expect((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).body).toBe(body);
  const elsewhere = await testServer();
  expect((await elsewhere.app.inject(url)).headers.etag).toBe(headers.etag);
});

it('what a document says is text on the page, whatever it looks like', () => {
  const odd = `<script>alert("1")</script>'&amp;\``;
  const operation = {
    operationId: 'odd',
    summary: odd,
    description: odd,
    tags: ['Odd'],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { type: 'object', properties: { [odd]: { type: odd, description: odd } } },
          example: { odd },
        },
      },
    },
    responses: { 200: { description: odd } },
  };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: odd, version: odd, description: odd },
    servers: [{ url: 'http://localhost' }],
    tags: [{ name: 'Odd', description: odd }],
    paths: { [`/${odd}`]: { post: operation } },
    components: { schemas: {}, securitySchemes: {} },
  };
  const page = renderPage(document, { stylesheet: '/page.css', document: '/openapi.json' });
  expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)');
  expect(page).not.toMatch(/<script|alert\("/);
});
