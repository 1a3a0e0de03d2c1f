import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError } from './config-error.ts';
import { readConfig } from './read-config.ts';

const goodSecret = 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-';
const otherSecret = 'b8Xn3Au0Yd5Wc9Oo2Ml7Ki4Hg6Et1Qb-';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

function fileWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'secret'), content);
  return join(folder, 'secret');
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      demo: false,
      host: 'localhost',
      port: 5000,
      publicUrl: null,
      dataFolder: resolve('data'),
      trustProxy: null,
      database: { kind: 'sqlite', file: resolve('data/latchkey.sqlite') },
      secret: { kind: 'data-folder' },
      secretAlsoAccept: [],
      issuer: null,
      audience: null,
      signing: { algorithm: 'HS256', jwtSecretKey: null, rotationDays: 90, jwksMaxAgeSeconds: 300 },
      profile: 'default',
      leewaySeconds: 10,
      lifetimes: {
        accessTtlSeconds: 300,
        refreshGraceSeconds: 30,
        sessionTtlSeconds: 30 * 86_400,
        sessionIdleSeconds: 14 * 86_400,
      },
      revocation: { staleSeconds: 60, whenStale: 'closed' },
      registration: 'off',
      passwordMinLength: 15,
      corsOrigins: [],
      logLevel: 'info',
      metrics: 'off',
    });
  });

  it('gives the demo a store of its own and the tutorial’s origins', () => {
    expect(readConfig({ LATCHKEY_DEMO: '1' })).toMatchObject({
      demo: true,
      database: { kind: 'sqlite', file: resolve('data/demo.sqlite') },
      corsOrigins: ['http://localhost:3000', 'http://localhost:4200'],
    });
  });

  it('takes every variable', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://auth.test/',
      DATA_DIR: '/srv/latchkey',
      DATABASE_URL: 'sqlite:/srv/db/users.sqlite',
      SECRET_KEY: goodSecret,
      SECRET_KEY_ALSO_ACCEPT: `${otherSecret}, ${goodSecret}`,
      TRUST_PROXY: '10.0.0.0/8, ::1',
      JWT_ALGORITHM: 'HS384',
      JWT_SECRET_KEY: goodSecret.repeat(2),
      JWT_PROFILE: 'flask-jwt',
      JWT_ISSUER: 'https://issuer.test',
      JWT_AUDIENCE: 'https://api.test',
      JWT_LEEWAY_SECONDS: '0',
      ACCESS_TTL_SECONDS: '60',
      REFRESH_GRACE_SECONDS: '5',
      SESSION_TTL_SECONDS: '7200',
      SESSION_IDLE_SECONDS: '600',
      REVOCATION_STALE_SECONDS: '20',
      REVOCATION_WHEN_STALE: 'open',
      KEY_ROTATION_DAYS: '0',
      JWKS_MAX_AGE_SECONDS: '60',
      REGISTRATION: 'on',
      PASSWORD_MIN_LENGTH: '12',
      CORS_ORIGINS: 'https://a.test, https://b.test:8443',
      LOG_LEVEL: 'debug',
      METRICS: '[::1]:9464',
    };
    expect(readConfig(env)).toEqual({
      demo: false,
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://auth.test',
      dataFolder: '/srv/latchkey',
      trustProxy: '10.0.0.0/8,::1',
      database: { kind: 'sqlite', file: '/srv/db/users.sqlite' },
      secret: { kind: 'value', value: goodSecret },
      secretAlsoAccept: [otherSecret, goodSecret],
      issuer: 'https://issuer.test',
      audience: 'https://api.test',
      signing: {
        algorithm: 'HS384',
        jwtSecretKey: goodSecret.repeat(2),
        rotationDays: 0,
        jwksMaxAgeSeconds: 60,
      },
      profile: 'flask-jwt',
      leewaySeconds: 0,
      lifetimes: {
        accessTtlSeconds: 60,
        refreshGraceSeconds: 5,
        sessionTtlSeconds: 7_200,
        sessionIdleSeconds: 600,
      },
      revocation: { staleSeconds: 20, whenStale: 'open' },
      registration: 'on',
      passwordMinLength: 12,
      corsOrigins: ['https://a.test', 'https://b.test:8443'],
      logLevel: 'debug',
      metrics: { host: '::1', port: 9464 },
    });
  });

  it('drops one newline at the end of a secret file, and no more', () => {
    expect(readConfig({ SECRET_KEY_FILE: fileWith(`${goodSecret}\n`) }).secret).toEqual({
      kind: 'value',
      value: goodSecret,
    });
    expect(readConfig({ SECRET_KEY_FILE: fileWith(`${goodSecret}\n\n`) }).secret).toEqual({
      kind: 'value',
      value: `${goodSecret}\n`,
    });
  });

  it('refuses a secret file that is not text, instead of losing what is random in it', () => {
    const file = fileWith('');
    writeFileSync(file, Buffer.alloc(64, 0xff));
    expect(faultsOf({ SECRET_KEY_FILE: file })).toEqual([
      'SECRET_KEY_FILE names a file that is not text: base64 makes text of random bytes',
    ]);
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', SECRET_KEY: '', CORS_ORIGINS: '' })).toEqual(readConfig({}));
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http" and should be a port from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT is "65536" and should be a port from 0 to 65535'],
    [{ PORT: '80.5' }, 'PORT is "80.5" and should be a port from 0 to 65535'],
    [{ JWT_LEEWAY_SECONDS: '-1' }, 'JWT_LEEWAY_SECONDS is "-1" and should be seconds from 0 to 300'],
    [{ ACCESS_TTL_SECONDS: '5m' }, 'ACCESS_TTL_SECONDS is "5m" and should be seconds from 1 to 86400'],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud" and should be one of fatal, error, warn,/],
    [{ LATCHKEY_DEMO: 'yes' }, 'LATCHKEY_DEMO is "yes" and should be 1 or 0'],
    [
      { JWT_ALGORITHM: 'none' },
      'JWT_ALGORITHM is "none" and should be one of HS256, HS384, HS512, EdDSA, ES256, RS256',
    ],
    [{ JWT_PROFILE: 'flask' }, 'JWT_PROFILE is "flask" and should be one of default, flask-jwt'],
    [{ JWT_PROFILE: 'flask-jwt' }, /^JWT_PROFILE is flask-jwt, which needs the secret/],
    [{ JWT_SECRET_KEY: 'super-secret' }, /^JWT_SECRET_KEY is refused: .*12 bytes/],
    [
      { JWT_SECRET_KEY: goodSecret, JWT_ALGORITHM: 'HS512' },
      /^JWT_SECRET_KEY is refused: .*at least 64 bytes/,
    ],
    [{ PUBLIC_URL: 'auth.test' }, /^PUBLIC_URL is "auth.test" and should be an address such as/],
    [{ PUBLIC_URL: 'https://user@auth.test' }, /^PUBLIC_URL is /],
    [{ CORS_ORIGINS: '*' }, /^CORS_ORIGINS has "\*", and should list origins/],
    [{ CORS_ORIGINS: 'null' }, /^CORS_ORIGINS has "null"/],
    [{ CORS_ORIGINS: 'https://a.test/' }, /^CORS_ORIGINS has "https:\/\/a.test\/"/],
    [
      { SECRET_KEY: 'super-secret' },
      'SECRET_KEY is refused: the secret key has 12 bytes and needs at least 32',
    ],
    [{ SECRET_KEY_FILE: '/nowhere/marked' }, 'SECRET_KEY_FILE names a file that cannot be read (ENOENT)'],
    [{ DATABASE_URL: 'sqlite::memory:' }, /^DATABASE_URL should be sqlite:PATH/],
    [{ PUBLIC_URL: 'https://user:marked@auth.test' }, /^PUBLIC_URL is "https:\/\/...@auth.test"/],
    [{ SECRET_KEY: goodSecret, SECRET_KEY_FILE: '/x' }, /^SECRET_KEY_FILE and SECRET_KEY are both set/],
    [{ DATABASE_URL: 'mysql://u:marked@db/x' }, /^DATABASE_URL should be sqlite:PATH or postgres:/],
    [{ DATABASE_URL: 'postgres://db', SECRET_KEY: goodSecret }, /^DATABASE_URL should be sqlite:PATH or/],
    [
      { DATABASE_URL: 'postgres://u:marked@db/x' },
      /^SECRET_KEY is not set, and a PostgreSQL store needs one/,
    ],
    [
      { JWT_ALGORITHM: 'EdDSA', JWT_SECRET_KEY: goodSecret },
      /^JWT_ALGORITHM is EdDSA, which signs with a key/,
    ],
    [{ SECRET_KEY_ALSO_ACCEPT: `${goodSecret},short` }, /^SECRET_KEY_ALSO_ACCEPT is refused: .* 5 bytes/],
    [
      { SESSION_TTL_SECONDS: '3600', SESSION_IDLE_SECONDS: '3601' },
      'SESSION_IDLE_SECONDS is "3601" and should be seconds, not above SESSION_TTL_SECONDS, from 1 to 3600',
    ],
    [{ REVOCATION_WHEN_STALE: 'ajar' }, 'REVOCATION_WHEN_STALE is "ajar" and should be one of closed, open'],
    [{ TRUST_PROXY: 'true' }, /^TRUST_PROXY has "true", and should list addresses and networks/],
    [{ TRUST_PROXY: '1' }, /^TRUST_PROXY has "1", and should list/],
    [{ TRUST_PROXY: '0.0.0.0/0' }, /^TRUST_PROXY has "0.0.0.0\/0"/],
    [{ TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY has "10.0.0.0\/33"/],
    [
      { LATCHKEY_DEMO: '1', DATABASE_URL: 'sqlite:x' },
      /^DATABASE_URL is set, and the demo uses a store of its own/,
    ],
    [
      { LATCHKEY_DEMO: '1', HOST: '0.0.0.0' },
      /^HOST is "0.0.0.0", and the demo listens on this machine only/,
    ],
    [{ LATCHKEY_DEMO: '1', HOST: '127.evil.test' }, /^HOST is /],
    [{ LATCHKEY_DEM0: '1' }, /^LATCHKEY_DEM0 is unknown/],
    [{ JWT_ISUER: 'x' }, /^JWT_ISUER is unknown: of these there are .*JWT_ISSUER/],
    [{ REGISTRATION: 'open' }, 'REGISTRATION is "open" and should be one of on, off'],
    [
      { METRICS: 'yes' },
      /^METRICS is "yes" and should be off, on, a port from 0 to 65535, or HOST:PORT such/,
    ],
    [{ METRICS: '65536' }, /^METRICS is "65536" and should be off,/],
    [{ METRICS: '::1:9464' }, /^METRICS is "::1:9464" and should be off,/],
    [{ METRICS: '[localhost]:9464' }, /^METRICS is "\[localhost\]:9464" and should be off,/],
    [{ METRICS: 'http://localhost:9464' }, /^METRICS is /],
    [{ METRICS: ':9464' }, /^METRICS is ":9464" and should be off,/],
    [{ METRICS: '0.0.0.0:5000' }, /^METRICS names 5000, which is PORT: name another, or say on/],
    [{ METRICS: '8080', PORT: '8080' }, /^METRICS names 8080, which is PORT/],
  ])('refuses %o by name', (env, fault) => {
    const faults = faultsOf(env);
    expect(faults).toEqual([typeof fault === 'string' ? fault : (expect.stringMatching(fault) as string)]);
  });

  it('lets a PostgreSQL store be named once there is a secret that its servers share', () => {
    const url = 'postgres://latchkey:marked@db.test:5432/latchkey?sslmode=verify-full';
    expect(readConfig({ DATABASE_URL: url, SECRET_KEY: goodSecret }).database).toEqual({
      kind: 'postgres',
      url,
    });
  });

  it('lets strangers register in the demo only, unless told otherwise', () => {
    expect(readConfig({}).registration).toBe('off');
    expect(readConfig({ LATCHKEY_DEMO: '1' }).registration).toBe('on');
    expect(readConfig({ LATCHKEY_DEMO: '1', REGISTRATION: 'off' }).registration).toBe('off');
  });

  it('never lets the default idle time be longer than a short session', () => {
    expect(readConfig({ SESSION_TTL_SECONDS: '3600' }).lifetimes.sessionIdleSeconds).toBe(3_600);
  });

  it.each([
    ['off', null],
    ['loopback,192.0.2.1', 'loopback,192.0.2.1'],
  ])('reads TRUST_PROXY %s', (text, trustProxy) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(trustProxy);
  });

  it.each([
    ['off', 'off'],
    ['on', 'on'],
    ['9464', { host: '127.0.0.1', port: 9464 }],
    ['0.0.0.0:9464', { host: '0.0.0.0', port: 9464 }],
    ['metrics.internal:0', { host: 'metrics.internal', port: 0 }],
    ['[::]:9464', { host: '::', port: 9464 }],
  ])('reads METRICS %s', (text, metrics) => {
    expect(readConfig({ METRICS: text, PORT: '0' }).metrics).toEqual(metrics);
  });

  it('names every fault at once and repeats no secret', () => {
    const faults = faultsOf({
      PORT: 'x',
      SECRET_KEY: 'marked',
      LOG_LEVEL: 'y',
      DATABASE_URL: 'marked://marked',
    });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toContain('marked');
  });

  it('shows no control characters of a value on the terminal', () => {
    expect(faultsOf({ PORT: '\u001b[2J\n5' })).toEqual([
      'PORT is "?[2J?5" and should be a port from 0 to 65535',
    ]);
  });
});
