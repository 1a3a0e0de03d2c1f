import { describe, expect, it } from 'vitest';
import type { LatchkeyOptions } from '../index.ts';
import { secretKey } from '../test-app.fixture.ts';
import { fakeSessions } from './fake-sessions.fixture.ts';
import { sessionApp } from './session-app.fixture.ts';

describe('options of sessions', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['sessions beside a secret', { secretKey }, /exactly one of secretKey, jwtSecretKey, key and sessions/],
    ['sessions beside a shared secret', { jwtSecretKey: secretKey }, /exactly one of/],
    ['a promise of sessions', { sessions: Promise.resolve(fakeSessions()) }, /await it/],
    ['sessions that are none', { sessions: {} }, /openSessions/],
    ['sessions that are null', { sessions: null }, /openSessions/],
    ['an algorithm of its own', { algorithm: 'HS512' }, /algorithm and allowInsecureShortSecret say nothing/],
    ['a lifetime of its own', { accessTtlSeconds: 60 }, /accessTtlSeconds is an option of openSessions/],
    ['a longer accepted lifetime', { maxLifetimeSeconds: 241 }, /maxLifetimeSeconds must not be above/],
    ['a longer leeway', { leewaySeconds: 11 }, /leewaySeconds must not be above/],
    ['a cookie that is no object', { cookie: origin() }, /cookie must be an object/],
    ['a cookie that is null', { cookie: null }, /cookie must be an object/],
    ['a cookie without an address', { cookie: {} }, /cookie.publicUrl must be an absolute URL/],
    ['a cookie of a relative address', { cookie: { publicUrl: '/auth' } }, /absolute URL/],
    ['a cookie in the clear', { cookie: { publicUrl: 'http://auth.test' } }, /https, or http on a loopback/],
    ['origins as text', { cookie: { publicUrl: origin(), origins: origin() } }, /origins must be an array/],
    ['an origin with a path', { cookie: { publicUrl: origin(), origins: ['https://a.test/'] } }, /no path/],
    ['a misspelt member', { cookie: { publicUrl: origin(), origin: [] } }, /and no origin/],
    ['a changePassword that is no function', { changePassword: {} }, /changePassword must be a function/],
    ['session as the name of a field', { usernameField: 'session' }, /must not be session/],
  ])('refuses %s', async (_case, options, message) => {
    const refusal = expect(sessionApp(options as Partial<LatchkeyOptions>)).rejects;
    await refusal.toThrow(TypeError);
    await refusal.toThrow(message);
  });

  it.each<[string, Partial<LatchkeyOptions>]>([
    ['cookie', {}],
    ['changePassword', { cookie: undefined, changePassword: () => Promise.resolve() }],
  ])('refuses %s without sessions', async (name, options) => {
    const refusal = expect(sessionApp({ secretKey, sessions: undefined, ...options })).rejects;
    await refusal.toThrow(new TypeError(`${name} needs sessions`));
  });
});

function origin(): string {
  return 'http://localhost:5000';
}
