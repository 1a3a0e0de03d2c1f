import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { credentials, sessionApp, signInWithToken } from '../session/session-app.fixture.ts';
import { testApp } from '../test-app.fixture.ts';
import type { LatchkeyEvent } from './latchkey-event.ts';

function hearing() {
  const events: LatchkeyEvent[] = [];
  return { events, onEvent: (event: LatchkeyEvent) => void events.push(event) };
}

describe('events', () => {
  it('tell of a sign-in, a refresh and a sign-out, with whose they are', async () => {
    const { events, onEvent } = hearing();
    const app = await sessionApp({ onEvent });
    const { access_token: token, refresh_token: refresh } = await signInWithToken(app);
    await app.post('/auth/refresh', { refresh_token: refresh });
    await app.post('/auth/logout', {}, { headers: { authorization: `Bearer ${token}` } });
    const sid = expect.any(String) as string;
    expect(events).toEqual([
      { kind: 'sign_in', outcome: 'succeeded', subject: '1', sid },
      { kind: 'refresh', outcome: 'succeeded', subject: '1', sid },
      { kind: 'sign_out', outcome: 'succeeded', subject: '1', sid },
    ]);
    expect(new Set(events.map((event) => event.sid)).size).toBe(1);
  });

  it('tell who signed out once, however often a token comes that is dead', async () => {
    const { events, onEvent } = hearing();
    const app = await sessionApp({ onEvent });
    const { access_token: token, refresh_token: refresh } = await signInWithToken(app);
    const headers = { authorization: `Bearer ${token}` };
    await app.post('/auth/logout', { refresh_token: refresh });
    await app.post('/auth/logout', {}, { headers });
    const sid = events[0]?.sid ?? null;
    expect(sid).not.toBeNull();
    expect(events.slice(1)).toEqual([
      { kind: 'sign_out', outcome: 'succeeded', subject: null, sid },
      { kind: 'sign_out', outcome: 'succeeded', subject: null, sid: null },
    ]);
  });

  it('tell of sessions that are ended, one and all others', async () => {
    const { events, onEvent } = hearing();
    const { app, post } = await sessionApp({ onEvent });
    const signedIn = await post('/auth', { ...credentials, session: 'token' });
    const headers = { authorization: `Bearer ${signedIn.json<{ access_token: string }>().access_token}` };
    const sid = events[0]?.sid ?? '';
    await app.inject({ method: 'DELETE', url: '/auth/sessions', headers });
    await app.inject({ method: 'DELETE', url: `/auth/sessions/${sid}`, headers });
    await app.inject({ method: 'DELETE', url: '/auth/sessions/none' });
    const other = await post('/auth', { ...credentials, session: 'token' });
    const bearer = `Bearer ${other.json<{ access_token: string }>().access_token}`;
    await app.inject({ method: 'DELETE', url: `/auth/sessions/${sid}`, headers: { authorization: bearer } });
    expect(events.slice(1)).toEqual([
      { kind: 'session_end', outcome: 'succeeded', subject: '1', sid: null },
      { kind: 'session_end', outcome: 'succeeded', subject: '1', sid },
      { kind: 'sign_in', outcome: 'succeeded', subject: '1', sid: expect.any(String) as string },
      // Had ended before.
      { kind: 'session_end', outcome: 'succeeded', subject: null, sid: null },
    ]);
  });

  it.each([
    ['a wrong password', { authenticate: () => null }, 'refused'],
    [
      'a store that is away',
      { authenticate: () => Promise.reject(new LatchkeyError('store_unavailable', 'later')) },
      'failed',
    ],
    ['a defect', { authenticate: () => Promise.reject(new Error('a defect')) }, 'failed'],
    [
      'too many tries',
      {
        throttle: {
          begin: () => Promise.reject(new LatchkeyError('throttled', 'later', { retryAfterSeconds: 3 })),
          beginForSubject: () => Promise.reject(new Error('not asked')),
          beginRegistration: () => Promise.reject(new Error('not asked')),
        },
      },
      'throttled',
    ],
  ])('tell what came of a sign-in: %s', async (_name, options, outcome) => {
    const { events, onEvent } = hearing();
    const app = await testApp({ ...options, onEvent });
    await app.inject({ method: 'POST', url: '/auth', payload: credentials });
    expect(events).toEqual([{ kind: 'sign_in', outcome, subject: null, sid: null }]);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('a listener that fails');
      },
    ],
    ['rejects', () => Promise.reject(new Error('a listener that fails'))],
  ])('change no answer where their listener %s', async (_name, onEvent) => {
    const app = await testApp({ onEvent });
    const response = await app.inject({ method: 'POST', url: '/auth', payload: credentials });
    expect(response.statusCode).toBe(200);
  });
});
