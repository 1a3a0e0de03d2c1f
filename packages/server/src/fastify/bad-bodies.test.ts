import { describe, expect, it } from 'vitest';
import { signIn, testApp } from './test-app.fixture.ts';

const json = 'application/json';

describe('a body that is not what POST /auth takes', () => {
  it.each([
    ['malformed JSON', json, '{"username":', 400, 'body_malformed'],
    ['nothing, announced as JSON', json, '', 400, 'body_malformed'],
    ['duplicate keys', json, '{"username":"user","username":"root","password":"x"}', 400, 'body_malformed'],
    [
      'duplicate keys, one escaped',
      json,
      '{"username":"user","\\u0075sername":"root"}',
      400,
      'body_malformed',
    ],
    ['a byte order mark', json, '\ufeff{}', 400, 'body_malformed'],
    ['half a surrogate pair', json, '{"username":"\\ud800","password":"x"}', 400, 'body_malformed'],
    ['depth without end', json, '['.repeat(10_000), 400, 'body_malformed'],
    ['an array', json, '[]', 400, 'validation_failed'],
    ['null', json, 'null', 400, 'validation_failed'],
    ['a number', json, '1', 400, 'validation_failed'],
    ['text', json, '"user"', 400, 'validation_failed'],
    ['a username that is a number', json, '{"username":1,"password":"password"}', 400, 'validation_failed'],
    ['a username that is null', json, '{"username":null,"password":"password"}', 400, 'validation_failed'],
    [
      'a password that is a list',
      json,
      '{"username":"user","password":["password"]}',
      400,
      'validation_failed',
    ],
    ['a megabyte', json, `{"username":"${'x'.repeat(1_000_000)}"}`, 413, 'body_too_large'],
    [
      'a form',
      'application/x-www-form-urlencoded',
      'username=user&password=password',
      415,
      'content_type_unsupported',
    ],
    [
      'text by its type',
      'text/plain',
      '{"username":"user","password":"password"}',
      415,
      'content_type_unsupported',
    ],
    ['a content type that is none', 'json', '{}', 415, 'content_type_unsupported'],
  ])('%s', async (_case, contentType, payload, status, code) => {
    const app = await testApp();
    const response = await app.inject({
      method: 'POST',
      url: '/auth',
      headers: { 'content-type': contentType },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/json');
    expect(response.json()).toMatchObject({ status_code: status, code });
    expect(await signIn(app)).toBeTruthy();
  });

  it('invalid UTF-8', async () => {
    const app = await testApp();
    const payload = Buffer.from('{"username":"us\xffer","password":"password"}', 'latin1');
    const response = await app.inject({
      method: 'POST',
      url: '/auth',
      headers: { 'content-type': json },
      payload,
    });
    expect(response.json()).toMatchObject({ status_code: 400, code: 'body_malformed' });
  });

  it('names every field of a wrong type', async () => {
    const app = await testApp();
    const response = await app.inject({
      method: 'POST',
      url: '/auth',
      payload: { username: {}, password: true },
    });
    expect(response.json()).toMatchObject({
      code: 'validation_failed',
      fields: { username: 'wrong_type', password: 'wrong_type' },
    });
  });

  it('no body at all', async () => {
    const app = await testApp();
    const response = await app.inject({ method: 'POST', url: '/auth' });
    expect(response.json()).toMatchObject({ status_code: 400, code: 'validation_failed' });
  });
});
