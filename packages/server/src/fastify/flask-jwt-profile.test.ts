import { describe, expect, it } from 'vitest';
import { decodeJwt } from '../token/decode-jwt.ts';
import { importSecretKey } from '../token/import-secret-key.ts';
import { signJwt } from '../token/sign-jwt.ts';
import { flaskJwt } from './flask-jwt.ts';
import { pySign, python, pyVerify } from './py-jwt.fixture.ts';
import { getProtected, secretKey, signIn, testApp } from './test-app.fixture.ts';

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Flask-JWT's default payload. */
function flaskClaims(identity: unknown) {
  const now = nowSeconds();
  return { exp: now + 300, iat: now, nbf: now, identity };
}

describe('the flask-jwt profile', () => {
  it('issues Flask-JWT’s claims and ours, without the audience that PyJWT would refuse', async () => {
    const { header, claims } = decodeJwt(await signIn(await testApp(flaskProfile())));
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(claims).toMatchObject({ identity: 1, sub: '1', scope: 'read write', gen: 3 });
    expect(Object.keys(claims)).toEqual(
      expect.arrayContaining(['exp', 'iat', 'nbf', 'iss', 'jti', 'auth_time']),
    );
    expect(claims).not.toHaveProperty('aud');
  });

  it('challenges as Flask-JWT does', async () => {
    const response = await getProtected(await testApp(flaskProfile()));
    expect(response.headers['www-authenticate']).toBe('JWT realm="Login Required"');
  });

  it.each([
    [7, '7'],
    ['7', '7'],
    ['ada', 'ada'],
  ])('takes the identity %j for the user %j', async (identity, id) => {
    const token = signJwt(flaskClaims(identity), importSecretKey(secretKey), { type: 'JWT' });
    const response = await getProtected(await testApp(flaskProfile()), `JWT ${token}`);
    expect(response.json()).toMatchObject({ identity: { id } });
  });

  it.each([[undefined], [null], [''], [1.5], [{ id: 1 }], [[1]], [true]])(
    'refuses the identity %j, which is nobody',
    async (identity) => {
      const token = signJwt(flaskClaims(identity), importSecretKey(secretKey), { type: 'JWT' });
      const response = await getProtected(await testApp(flaskProfile()), `JWT ${token}`);
      expect(response.json()).toMatchObject({ status_code: 401, code: 'claim_invalid' });
    },
  );

  it.each([
    [2, '1'],
    ['', '1'],
    [null, '1'],
  ])('refuses the identity %j in a token whose sub is %j', async (identity, sub) => {
    const token = signJwt({ ...flaskClaims(identity), sub }, importSecretKey(secretKey), { type: 'JWT' });
    const response = await getProtected(await testApp(flaskProfile()), `JWT ${token}`);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'claim_invalid' });
  });

  it('takes a sub without an identity, and the two where they agree', async () => {
    const app = await testApp(flaskProfile());
    for (const claims of [
      { ...flaskClaims(undefined), sub: '1' },
      { ...flaskClaims(1), sub: '1' },
    ]) {
      const token = signJwt(claims, importSecretKey(secretKey), { type: 'JWT' });
      expect((await getProtected(app, `JWT ${token}`)).json()).toMatchObject({ identity: { id: '1' } });
    }
  });

  it('hands frozen claims on, as the default profile does', async () => {
    const app = await testApp({
      ...flaskProfile(),
      identity: (claims) => ({ id: String(Object.isFrozen(claims)), scopes: [] }),
    });
    const response = await getProtected(app, `JWT ${await signIn(app)}`);
    expect(response.json()).toMatchObject({ identity: { id: 'true' } });
  });

  it.each(['aud', 'client_id'])('adds no %s, for which PyJWT would refuse the token', async (claim) => {
    const app = await testApp({ ...flaskProfile(), tokenClaims: () => ({ [claim]: 'somebody' }) });
    expect(await signIn(app)).toBeUndefined();
  });

  it.each(['exp', 'iat', 'nbf'])('requires %s as Flask-JWT does', async (claim) => {
    const claims: Record<string, unknown> = flaskClaims(1);
    const token = signJwt({ ...claims, [claim]: undefined }, importSecretKey(secretKey), { type: 'JWT' });
    const response = await getProtected(await testApp(flaskProfile()), `JWT ${token}`);
    expect(response.json()).toMatchObject({
      code: 'claim_invalid',
      description: `The ${claim} claim is missing`,
    });
  });

  it('takes a short secret only when it is told to, and a placeholder never', async () => {
    const secret = 'a-flask-secret';
    await expect(testApp(flaskProfile(secret))).rejects.toThrow(
      /jwtSecretKey is refused: .*at least 32 bytes/,
    );
    await expect(testApp(flaskProfile(secret, true))).resolves.toBeTruthy();
    await expect(testApp(flaskProfile('super-secret', true))).rejects.toThrow(/placeholder/);
  });

  it('refuses access tokens of the default profile, and the other way round', async () => {
    const shared = { jwtSecretKey: secretKey, secretKey: undefined as never };
    const [flask, plain] = [await testApp(flaskProfile()), await testApp(shared)];
    expect((await getProtected(flask, `Bearer ${await signIn(plain)}`)).statusCode).toBe(401);
    expect((await getProtected(plain, `Bearer ${await signIn(flask)}`)).statusCode).toBe(401);
  });
});

describe.skipIf(python === undefined)('PyJWT, as Flask-JWT uses it (needs Python with PyJWT)', () => {
  it.each(['HS256', 'HS384', 'HS512'] as const)('verifies our tokens, %s', async (algorithm) => {
    const secret = secretKey.repeat(2);
    const token = await signIn(await testApp({ ...flaskProfile(secret), algorithm }));
    expect(pyVerify({ secret, algorithm }, token).claims).toMatchObject({ identity: 1 });
    expect(pyVerify({ secret: `${secret}x`, algorithm }, token)).toEqual({
      refused: 'InvalidSignatureError',
    });
  });

  it.each(['HS256', 'HS384', 'HS512'] as const)('makes tokens that we take, %s', async (algorithm) => {
    const secret = secretKey.repeat(2);
    const app = await testApp({ ...flaskProfile(secret), algorithm });
    const token = pySign({ secret, algorithm }, flaskClaims(42));
    expect((await getProtected(app, `JWT ${token}`)).json()).toMatchObject({ identity: { id: '42' } });
    const forged = pySign({ secret: `${secret}x`, algorithm }, flaskClaims(42));
    expect((await getProtected(app, `JWT ${forged}`)).json()).toMatchObject({ code: 'signature_invalid' });
  });

  it('and we refuse the same expired token', async () => {
    const shared = { secret: secretKey, algorithm: 'HS256' } as const;
    const past = nowSeconds() - 400;
    const token = pySign(shared, { exp: past + 300, iat: past, nbf: past, identity: 1 });
    expect(pyVerify(shared, token)).toEqual({ refused: 'ExpiredSignatureError' });
    const response = await getProtected(await testApp(flaskProfile()), `JWT ${token}`);
    expect(response.json()).toMatchObject({ description: 'Signature has expired' });
  });
});

/** The test application under the profile: its own secret gives way. */
function flaskProfile(secret = secretKey, allowInsecureShortSecret = false) {
  return { ...flaskJwt({ secretKey: secret, allowInsecureShortSecret }), secretKey: undefined as never };
}
