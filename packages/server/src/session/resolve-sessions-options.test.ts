import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { importPublicKey } from '../token/import-public-key.ts';
import { importSecretKey } from '../token/import-secret-key.ts';
import { resolveSessionsOptions } from './resolve-sessions-options.ts';
import { otherSecretKey, secretKey } from './open-sessions.fixture.ts';
import type { SessionsOptions } from './sessions-options.ts';

const port = {};
const store = { sessions: port, subjects: port, feed: port, signingKeys: port, secretCheck: port };
const resolve = (options: object) =>
  resolveSessionsOptions({ store, secretKey, ...options } as SessionsOptions);

const jwtKey = importSecretKey('0123456789abcdef0123456789abcdef');
const publicKey = importPublicKey(generateKeyPairSync('ed25519').publicKey, { algorithm: 'EdDSA' });

describe('the options of openSessions', () => {
  it('have defaults', () => {
    expect(resolve({})).toMatchObject({
      secretKeyAlsoAccept: [],
      accessTtlSeconds: 300,
      leewaySeconds: 10,
      sessionTtlSeconds: 2_592_000,
      idleSeconds: 1_209_600,
      maxSessionsPerSubject: 100,
      refreshGraceSeconds: 30,
      revocationStaleSeconds: 60,
      revocationsWhenStale: 'closed',
      keyRotationDays: 90,
      jwksMaxAgeSeconds: 300,
      auditKeepDays: 90,
    });
  });

  it('have those defaults where undefined is given too', () => {
    expect(resolve({ accessTtlSeconds: undefined, clock: undefined, onError: undefined })).toMatchObject({
      accessTtlSeconds: 300,
      clock: Date.now,
    });
  });

  it.each([
    [{ accessTtlSeconds: 1 }],
    [{ accessTtlSeconds: 86_400, sessionTtlSeconds: 86_400, idleSeconds: 86_400 }],
    [{ leewaySeconds: 0 }],
    [{ leewaySeconds: 300 }],
    [{ sessionTtlSeconds: 300 }],
    [{ idleSeconds: 315_360_000 }],
    [{ maxSessionsPerSubject: 1 }],
    [{ maxSessionsPerSubject: 10_000 }],
    [{ refreshGraceSeconds: 0 }],
    [{ refreshGraceSeconds: 600 }],
    [{ revocationStaleSeconds: 1 }],
    [{ revocationsWhenStale: 'open' }],
    [{ keyRotationDays: 0 }],
    [{ jwksMaxAgeSeconds: 0 }],
    [{ auditKeepDays: 1 }],
    [{ algorithm: 'EdDSA' }],
    [{ jwtKey }],
    [{ secretKeyAlsoAccept: [otherSecretKey] }],
  ])('may be %j', (options) => {
    expect(resolve(options)).toMatchObject(options);
  });

  it.each([
    ['accessTtlSeconds', 0, 'must be a whole number from 1 to 86400'],
    ['accessTtlSeconds', 86_401, 'must be a whole number from 1 to 86400'],
    ['accessTtlSeconds', '300', 'must be a whole number from 1 to 86400'],
    ['accessTtlSeconds', Number.NaN, 'must be a whole number from 1 to 86400'],
    ['accessTtlSeconds', 1.5, 'must be a whole number from 1 to 86400'],
    ['leewaySeconds', -1, 'must be a whole number from 0 to 300'],
    ['sessionTtlSeconds', 0, 'must be a whole number from 1 to 315360000'],
    ['idleSeconds', 0, 'must be a whole number from 1 to 315360000'],
    ['idleSeconds', Infinity, 'must be a whole number from 1 to 315360000'],
    ['maxSessionsPerSubject', 0, 'must be a whole number from 1 to 10000'],
    ['maxSessionsPerSubject', 10_001, 'must be a whole number from 1 to 10000'],
    ['maxSessionsPerSubject', 1.5, 'must be a whole number from 1 to 10000'],
    ['refreshGraceSeconds', 601, 'must be a whole number from 0 to 600'],
    ['revocationStaleSeconds', 0, 'must be a whole number from 1 to 86400'],
    ['revocationsWhenStale', 'ajar', 'must be closed or open'],
    ['keyRotationDays', -1, 'must be a whole number from 0 to 3650'],
    ['jwksMaxAgeSeconds', 86_401, 'must be a whole number from 0 to 86400'],
    ['auditKeepDays', 0, 'must be a whole number from 1 to 36500'],
    ['algorithm', 'none', 'must be one of HS256, HS384, HS512, RS256, ES256, EdDSA'],
    ['secretKey', 'too short', 'is refused: the secret key has 9 bytes and needs at least 32'],
    ['secretKey', undefined, 'is refused: the secret key must be text or bytes'],
    [
      'secretKeyAlsoAccept',
      [otherSecretKey, 'too short'],
      'is refused: the secret key has 9 bytes and needs at least 32',
    ],
    ['secretKeyAlsoAccept', 'a secret', 'must be an array of secrets'],
    ['jwtKey', 'a secret', 'must be a key that signs, made by importSecretKey or importPrivateKey'],
    ['jwtKey', publicKey, 'must be a key that signs, made by importSecretKey or importPrivateKey'],
    ['loadSubject', {}, 'must be a function'],
    ['onEvent', null, 'must be a function'],
    ['onError', true, 'must be a function'],
    ['clock', 0, 'must be a function'],
    ['randomBytes', 16, 'must be a function'],
    ['store', undefined, 'must be what openStore resolves to: await it'],
    ['store', Promise.resolve(store), 'must be what openStore resolves to: await it'],
    ['store', { ...store, feed: undefined }, 'must be what openStore resolves to: await it'],
  ])('%s cannot be %j', (name, value, rule) => {
    expect(() => resolve({ [name]: value })).toThrow(new TypeError(`${name} ${rule}`));
  });

  it('name no algorithm beside a key that has one', () => {
    expect(() => resolve({ jwtKey, algorithm: 'HS256' })).toThrow(
      new TypeError('algorithm must be left out where jwtKey is given, which has its own'),
    );
  });
});
