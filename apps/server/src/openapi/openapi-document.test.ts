import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { testServer, type TestServerChanges } from '../test-server.fixture.ts';
import { version } from '../version.ts';
import type { OpenApiDocument } from './openapi-document.ts';

async function getDocument(changes: TestServerChanges = {}): Promise<OpenApiDocument> {
  const { app } = await testServer(changes);
  return (await app.inject('/openapi.json')).json<OpenApiDocument>();
}

describe('GET /openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const result = await validator.validate({ ...(await getDocument()) });
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('names the address and the version of the server', async () => {
    const { servers, info } = await getDocument();
    expect(servers).toEqual([{ url: 'http://localhost:5000' }]);
    expect(info.version).toBe(version);
  });

  it('is there outside the demo, too, and has no routes of it', async () => {
    const { paths, tags } = await getDocument({ config: { demo: false, registration: 'off' } });
    expect(Object.keys(paths)).not.toContain('/protected');
    expect(tags.map(({ name }) => name)).not.toContain('Demo');
    expect(paths['/auth/register']?.['post']?.description).toContain('lets no strangers register');
  });

  it('names the cookie that the public address makes possible, and none where there is none', async () => {
    const https = await getDocument({ publicUrl: 'https://auth.example.com' });
    expect(https.components.securitySchemes['refreshCookie']?.name).toBe('__Host-latchkey_refresh');
    expect(https.paths['/auth/refresh']?.['post']?.security).toContainEqual({
      refreshCookie: [],
      csrfHeader: [],
    });
    const http = await getDocument({ publicUrl: 'http://auth.example.com' });
    expect(http.paths['/auth/refresh']?.['post']?.security).toEqual([]);
    expect(http.paths['/auth']?.['post']?.responses).not.toHaveProperty('403');
  });
});
