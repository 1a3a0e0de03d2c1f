import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { testApp } from '../test-app.fixture.ts';
import type { Register } from './register.ts';

const payload = { username: 'Alice', password: 'correct horse battery' };

async function registrationApp(register: Register | 'off' | undefined) {
  const app = await testApp({ register });
  return (body: unknown) =>
    app.inject({
      method: 'POST',
      url: '/auth/register',
      headers: { 'content-type': 'application/json' },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
}

/** Takes everybody, and keeps what it was handed. */
function welcoming() {
  const handed: object[] = [];
  const register: Register = (registration) => {
    handed.push(registration);
    const account = { id: '7', username: registration.username, generation: 0, passwordHash: 'marked' };
    return Promise.resolve({ result: 'registered', account });
  };
  return { handed, register };
}

describe('POST /auth/register', () => {
  it('answers 201 with the account, and nothing else of it', async () => {
    const { handed, register } = welcoming();
    const response = await (await registrationApp(register))(payload);
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ id: '7', username: 'Alice' });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(handed).toEqual([payload]);
  });

  it('hands on no further field', async () => {
    const { handed, register } = welcoming();
    await (
      await registrationApp(register)
    )({ ...payload, id: '1', scopes: ['admin'], demo: true });
    expect(handed).toEqual([payload]);
  });

  it('answers 409 for a name that is taken', async () => {
    const post = await registrationApp(() => Promise.resolve({ result: 'username_taken' }));
    const response = await post(payload);
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ status_code: 409, error: 'Conflict', code: 'username_taken' });
  });

  it('says every fault that the accounts found', async () => {
    const fields = { username: 'unsupported', password: 'too_common' } as const;
    const post = await registrationApp(() =>
      Promise.reject(new LatchkeyError('validation_failed', 'Both are wrong', { fields })),
    );
    expect((await post(payload)).json()).toMatchObject({
      status_code: 400,
      code: 'validation_failed',
      fields,
    });
  });

  it.each<[string, unknown, object]>([
    ['no fields', {}, { username: 'missing', password: 'missing' }],
    ['wrong types', { username: 1, password: null }, { username: 'wrong_type', password: 'wrong_type' }],
    ['an array', [], {}],
    ['null', null, {}],
  ])('refuses %s by name', async (_what, body, fields) => {
    const { handed, register } = welcoming();
    const response = await (await registrationApp(register))(body);
    expect(response.json()).toMatchObject({ status_code: 400, code: 'validation_failed' });
    expect(response.json<{ fields: object }>().fields).toEqual(fields);
    expect(handed).toEqual([]);
  });

  it.each(['', '{', '{"username":"a","username":"b","password":"c"}'])(
    'refuses a body that is no strict JSON: %j',
    async (body) => {
      const { handed, register } = welcoming();
      const response = await (await registrationApp(register))(body);
      expect(response.json()).toMatchObject({ status_code: 400, code: 'body_malformed' });
      expect(handed).toEqual([]);
    },
  );

  it.each<[string, unknown]>([
    ['a good body', payload],
    ['a bad one', '{'],
  ])('answers 403 to %s where registration is off', async (_what, body) => {
    const response = await (await registrationApp('off'))(body);
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ status_code: 403, error: 'Forbidden', code: 'registration_off' });
  });

  it('is not there where the application has accounts of its own', async () => {
    expect((await (await registrationApp(undefined))(payload)).statusCode).toBe(404);
  });

  it('needs no sign-in route', async () => {
    const { register } = welcoming();
    const app = await testApp({ signInPath: null, register });
    const response = await app.inject({ method: 'POST', url: '/auth/register', payload });
    expect(response.statusCode).toBe(201);
  });

  it.each([true, 'on', {}])('cannot be %j', async (register) => {
    await expect(testApp({ register: register as never })).rejects.toThrow(
      new TypeError('register must be a function, or "off" to refuse everybody'),
    );
  });
});
