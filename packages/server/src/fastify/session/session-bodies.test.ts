import { describe, expect, it } from 'vitest';
import { sessionApp, signInWithToken } from './session-app.fixture.ts';

const json = 'application/json';

/** What none of the routes takes, whatever its fields are. */
const everywhere: [string, string, string | Buffer, number, string][] = [
  ['malformed JSON', json, '{"everywhere":', 400, 'body_malformed'],
  ['a byte order mark', json, '\ufeff{}', 400, 'body_malformed'],
  ['invalid UTF-8', json, Buffer.from('{"refresh_token":"\xff"}', 'latin1'), 400, 'body_malformed'],
  ['half a surrogate pair', json, '{"refresh_token":"\\ud800"}', 400, 'body_malformed'],
  ['equal names', json, '{"refresh_token":"a","refresh_token":"b"}', 400, 'body_malformed'],
  ['equal names, one escaped', json, '{"new_password":"a","\\u006eew_password":"b"}', 400, 'body_malformed'],
  ['a way to a prototype', json, '{"__proto__":{"everywhere":true}}', 400, 'body_malformed'],
  ['depth without end', json, '['.repeat(10_000), 400, 'body_malformed'],
  ['an array', json, '[]', 400, 'validation_failed'],
  ['null', json, 'null', 400, 'validation_failed'],
  ['text', json, '"a"', 400, 'validation_failed'],
  ['a number', json, '1e999', 400, 'validation_failed'],
  ['a megabyte', json, `{"refresh_token":"${'x'.repeat(1_000_000)}"}`, 413, 'body_too_large'],
  ['a form', 'application/x-www-form-urlencoded', 'refresh_token=a', 415, 'content_type_unsupported'],
  ['text by its type', 'text/plain', '{}', 415, 'content_type_unsupported'],
  ['a content type that is none', 'json', '{}', 415, 'content_type_unsupported'],
];

async function send(url: string, contentType: string, payload: string | Buffer) {
  const context = await sessionApp({ changePassword: () => Promise.resolve() });
  const { access_token } = await signInWithToken(context);
  const before = context.sessions.calls.length;
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': contentType };
  const response = await context.app.inject({ method: 'POST', url, headers, payload });
  return { response, calls: context.sessions.calls.slice(before) };
}

describe.each(['/auth/refresh', '/auth/logout', '/auth/password'])(
  'a body that is not what %s takes',
  (url) => {
    it.each(everywhere)('%s', async (_case, contentType, payload, status, code) => {
      const { response, calls } = await send(url, contentType, payload);
      expect(response.statusCode).toBe(status);
      expect(response.headers['content-type']).toContain(json);
      expect(response.json()).toMatchObject({ status_code: status, code });
      expect(calls).toEqual([]);
    });

    it('one with an encoding', async () => {
      const { app } = await sessionApp({ changePassword: () => Promise.resolve() });
      const headers = { 'content-type': json, 'content-encoding': 'gzip' };
      const response = await app.inject({ method: 'POST', url, headers, payload: '{}' });
      expect(response.json()).toMatchObject({ status_code: 415, code: 'content_type_unsupported' });
    });
  },
);

describe('a field of the wrong type', () => {
  it.each([
    ['/auth/refresh', 'refresh_token', 1],
    ['/auth/refresh', 'refresh_token', null],
    ['/auth/refresh', 'refresh_token', ['a.0.b']],
    ['/auth/refresh', 'refresh_token', { toString: 'a.0.b' }],
    ['/auth/logout', 'refresh_token', true],
    ['/auth/logout', 'everywhere', 'true'],
    ['/auth/logout', 'everywhere', 1],
    ['/auth/logout', 'everywhere', null],
  ])('%s: %s is %j', async (url, field, value) => {
    const { response, calls } = await send(url, json, JSON.stringify({ [field]: value }));
    expect(response.json()).toMatchObject({
      status_code: 400,
      code: 'validation_failed',
      fields: { [field]: 'wrong_type' },
    });
    expect(calls).toEqual([]);
  });
});
