import { describe, expect, it } from 'vitest';
import { bodyOf, send } from '../raw-request.fixture.ts';
import { origin, sessionApp, signInWithCookie, signInWithToken } from './session-app.fixture.ts';

function post(path: string, headers: readonly string[]): string {
  const fixed = ['Host: test', 'Connection: close', 'Content-Length: 0', 'X-Latchkey-Csrf: 1'];
  return [`POST ${path} HTTP/1.1`, ...fixed, ...headers, '', ''].join('\r\n');
}

describe('a header that is there twice', () => {
  it('two Authorization headers are no way to sign out', async () => {
    const context = await sessionApp();
    const { access_token } = await signInWithToken(context);
    const authorization = `Authorization: Bearer ${access_token}`;
    const before = context.sessions.calls.length;
    const twice = await send(context.app, post('/auth/logout', [authorization, authorization]));
    expect(twice).toMatch(/^HTTP\/1.1 400 /);
    expect(bodyOf(twice)).toMatchObject({ status_code: 400, code: 'header_repeated' });
    expect(context.sessions.calls).toHaveLength(before);
    expect(await send(context.app, post('/auth/logout', [authorization]))).toMatch(/^HTTP\/1.1 204 /);
  });

  it('two Cookie headers are one list, and two refresh cookies in it are none', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const own = [`Origin: ${origin}`, `Cookie: ${cookie}`];
    const planted = await send(
      context.app,
      post('/auth/refresh', [...own, 'Cookie: latchkey_refresh=a.0.b']),
    );
    expect(bodyOf(planted)).toMatchObject({ status_code: 401, code: 'session_ended' });
    const other = await send(context.app, post('/auth/refresh', [...own, 'Cookie: theme=dark']));
    expect(other).toMatch(/^HTTP\/1.1 200 /);
  });

  it.each([
    ['Origin', [`Origin: ${origin}`, 'Origin: https://evil.test']],
    ['Origin, alike', [`Origin: ${origin}`, `Origin: ${origin}`]],
    ['Sec-Fetch-Site', ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']],
    ['X-Latchkey-Csrf', [`Origin: ${origin}`, 'X-Latchkey-Csrf: 1']],
  ])('two headers %s are refused', async (_name, headers) => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const response = await send(context.app, post('/auth/refresh', [...headers, `Cookie: ${cookie}`]));
    expect(bodyOf(response)).toMatchObject({ status_code: 403, code: 'csrf_refused' });
  });
});
