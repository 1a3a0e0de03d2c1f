import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { testServer } from '../../test-server.fixture.ts';
import type { OpenApiDocument } from '../openapi-document.ts';
import { curlExample } from './curl-example.ts';

/** The words that a shell makes of a command. */
function shellWords(command: string, env: Record<string, string>): string[] {
  const script = `curl() { printf '%s\\n' "$@"; }; ${command}`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env }).trimEnd().split('\n');
}

function example(path: string, method: string, body?: object): string {
  const requestBody = { required: true, content: { 'application/json': { schema: {}, example: body } } };
  const operation = {
    operationId: 'x',
    summary: '',
    description: '',
    tags: [],
    security: [{ accessToken: [] }],
    ...(body === undefined ? {} : { requestBody }),
    responses: {},
  };
  return curlExample({ url: 'http://localhost:5000', method, path, operation });
}

describe.skipIf(process.platform === 'win32')('the curl line', () => {
  it('is what a shell takes it for', () => {
    const env = { ACCESS_TOKEN: 'a.b.c', ID: 'seven' };
    expect(shellWords(example('/auth/sessions/{id}', 'delete'), env)).toEqual([
      '-X',
      'DELETE',
      '-H',
      'Authorization: Bearer a.b.c',
      'http://localhost:5000/auth/sessions/seven',
    ]);
  });

  it('keeps quotes and dollars of a body', () => {
    const body = { password: `it's $HOME "\`id\`" \\` };
    const words = shellWords(example('/auth', 'post', body), {});
    expect(JSON.parse(words[words.indexOf('-d') + 1] ?? '')).toEqual(body);
  });

  it('signs in to the demo as it stands', async () => {
    const { app } = await testServer();
    const { paths } = (await app.inject('/openapi.json')).json<OpenApiDocument>();
    const operation = paths['/auth']?.['post'];
    if (operation === undefined) throw new Error('no sign-in');
    const words = shellWords(curlExample({ url: '', method: 'post', path: '/auth', operation }), {});
    const payload = words[words.indexOf('-d') + 1] ?? '';
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: words.at(-1) ?? '', headers, payload });
    expect(answer.statusCode).toBe(200);
  });
});
