import { describe, expect, it } from 'vitest';
import { testServer } from '../test-server.fixture.ts';

const preflight = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type, x-own',
};

describe('CORS', () => {
  it('answers a preflight of a listed origin with the methods and the headers that were asked for', async () => {
    const { app } = await testServer();
    const headers = { origin: 'http://localhost:3000', ...preflight };
    const response = await app.inject({ method: 'OPTIONS', url: '/auth', headers });
    expect(response.statusCode).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-allow-methods': 'GET, HEAD, POST, DELETE',
      'access-control-allow-headers': 'content-type, x-own',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
    });
  });

  it('lets a listed origin read the answer and the headers of a refusal', async () => {
    const { app } = await testServer();
    const response = await app.inject({ url: '/protected', headers: { origin: 'http://localhost:3000' } });
    expect(response.statusCode).toBe(401);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-expose-headers': 'Retry-After, WWW-Authenticate, X-Request-Id',
    });
  });

  it.each([
    'null',
    'http://evil.test',
    'http://localhost:3000.evil.test',
    'http://evil-localhost:3000',
    'https://localhost:3000',
    'http://localhost:30000',
    'http://LOCALHOST:3000',
  ])('tells the origin %s nothing', async (origin) => {
    const { app } = await testServer();
    for (const request of [
      { url: '/unprotected', headers: { origin } },
      { method: 'OPTIONS', url: '/auth', headers: { origin, ...preflight } },
    ] as const) {
      const response = await app.inject(request);
      const names = Object.keys(response.headers).filter((name) => name.startsWith('access-control-'));
      expect(names).toEqual([]);
      expect(response.headers.vary).toContain('Origin');
    }
  });
});
