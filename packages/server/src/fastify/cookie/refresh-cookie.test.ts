import { describe, expect, it } from 'vitest';
import { createRefreshCookie } from './refresh-cookie.ts';

describe('the refresh cookie', () => {
  it('over https belongs to one host and travels only encrypted', () => {
    const cookie = createRefreshCookie(new URL('https://auth.test/under'), '/auth');
    expect(cookie.set('token', 60)).toBe(
      '__Host-latchkey_refresh=token; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
    expect(cookie.clear()).toBe(
      '__Host-latchkey_refresh=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  });

  it.each([
    'http://localhost:5000',
    'http://LOCALHOST',
    'http://127.0.0.1:80',
    'http://127.1',
    'http://[::1]:5000',
    'http://[0:0:0:0:0:0:0:1]',
  ])('over http lives on a loopback address: %s', (url) => {
    const cookie = createRefreshCookie(new URL(url), '/auth');
    expect(cookie.set('token', 60)).toBe(
      'latchkey_refresh=token; Max-Age=60; Path=/auth; HttpOnly; SameSite=Strict',
    );
    expect(cookie.clear()).toBe('latchkey_refresh=; Max-Age=0; Path=/auth; HttpOnly; SameSite=Strict');
  });

  it.each([
    'http://auth.test',
    'http://0.0.0.0',
    'http://192.168.0.1',
    'http://localhost.evil.test',
    'http://127.0.0.1.evil.test',
    'http://[::2]',
    'ftp://localhost',
    'file:///tmp',
  ])('lives nowhere else: %s', (url) => {
    expect(() => createRefreshCookie(new URL(url), '/auth')).toThrow(/https, or http on a loopback address/);
  });
});
