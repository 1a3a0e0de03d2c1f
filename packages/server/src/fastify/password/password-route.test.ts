import { describe, expect, it } from 'vitest';
import type { PasswordChange } from '../../account/change-password.ts';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { credentials, sessionApp, signInWithToken } from '../session/session-app.fixture.ts';

const url = '/auth/password';
const payload = { current_password: 'password', new_password: 'another password' };

async function passwordApp(refusal?: LatchkeyError) {
  const changes: PasswordChange[] = [];
  const context = await sessionApp({
    changePassword: (change) => {
      changes.push(change);
      return refusal === undefined ? Promise.resolve() : Promise.reject(refusal);
    },
  });
  const { access_token } = await signInWithToken(context);
  const headers = { authorization: `Bearer ${access_token}` };
  return { ...context, changes, headers, sid: decodeJwt(access_token).claims['sid'] };
}

describe('POST /auth/password', () => {
  it('changes the password of the token’s user, whose session lives on', async () => {
    const { app, changes, headers, sid } = await passwordApp();
    const response = await app.inject({ method: 'POST', url, payload, headers });
    expect(response.statusCode).toBe(204);
    expect(response.body).toBe('');
    expect(changes).toEqual([
      { id: '1', currentPassword: 'password', newPassword: 'another password', exceptSid: sid },
    ]);
  });

  it('names no session to live on for a token without one', async () => {
    const { app, post, changes } = await passwordApp();
    const { access_token } = (await post('/auth', credentials)).json<{ access_token: string }>();
    await app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${access_token}` } });
    expect(changes).toMatchObject([{ exceptSid: null }]);
  });

  it('says which field was wrong', async () => {
    const fields = { current_password: 'incorrect' } as const;
    const refusal = new LatchkeyError('validation_failed', 'The current password is not this one', {
      fields,
    });
    const { app, headers } = await passwordApp(refusal);
    const response = await app.inject({ method: 'POST', url, payload, headers });
    expect(response.json()).toMatchObject({ status_code: 400, code: 'validation_failed', fields });
  });

  it.each<[string, object, object]>([
    ['no fields', {}, { current_password: 'missing', new_password: 'missing' }],
    ['one field', { current_password: 'a' }, { new_password: 'missing' }],
    [
      'fields of the wrong type',
      { current_password: 1, new_password: null },
      { current_password: 'wrong_type', new_password: 'wrong_type' },
    ],
    [
      'one missing and one wrong',
      { new_password: ['a'] },
      { current_password: 'missing', new_password: 'wrong_type' },
    ],
  ])('refuses %s by name', async (_case, body, fields) => {
    const { app, headers, changes } = await passwordApp();
    const response = await app.inject({ method: 'POST', url, payload: body, headers });
    expect(response.statusCode).toBe(400);
    expect(response.json<{ fields: object }>().fields).toEqual(fields);
    expect(changes).toEqual([]);
  });

  it('asks for a token, and the cookie is none', async () => {
    const { app, changes } = await passwordApp();
    const headers = { cookie: 'latchkey_refresh=a.0.b', 'x-latchkey-csrf': '1' };
    const response = await app.inject({ method: 'POST', url, payload, headers });
    expect(response.json()).toMatchObject({ status_code: 401, code: 'token_missing' });
    expect(changes).toEqual([]);
  });

  it('is not there where the application keeps passwords elsewhere', async () => {
    const { post } = await sessionApp();
    expect((await post(url, payload)).statusCode).toBe(404);
  });
});
