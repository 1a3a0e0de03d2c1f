import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newContext } from './browser.fixture.ts';
import { startGateway, type Gateway } from './gateway.fixture.ts';
import { startSite, type Site } from './site.fixture.ts';
import { signedInTab } from './tabs.fixture.ts';

let browser: Browser;
let site: Site;
let otherOrigin: Gateway;
beforeAll(async () => {
  [browser, site, otherOrigin] = await Promise.all([launchBrowser(), startSite(), startGateway()]);
});
afterAll(() => Promise.all([browser.close(), site.stop(), otherOrigin.close()]));

const api = 'https://api.example.com';

/** A tab whose requests have the token below `/v1` of one host and `/auth` of the server, and nowhere else. */
async function openTabWithToken(): Promise<Page> {
  const tab = await signedInTab(await newContext(browser), site, site.ann);
  await tab.evaluate(
    async (attachTo) => {
      const { createAuthFetch, createAuthSession } = window.latchkey;
      const session = createAuthSession({ serverUrl: location.origin, attachTo });
      await session.restore();
      Object.assign(window.latchkey, { fetch: createAuthFetch(session) });
    },
    [`${api}/v1`, `${site.url}/auth`],
  );
  return tab;
}

/** The kind of answer and its status, or what the request failed with. */
function send(tab: Page, url: string, redirect: RequestRedirect = 'follow'): Promise<string> {
  return tab.evaluate(
    ([url, redirect]) =>
      window.latchkey.fetch(url, { redirect }).then(
        ({ type, status }) => `${type} ${status}`,
        (fault: unknown) => (fault as Error).name,
      ),
    [url, redirect] as const,
  );
}

describe('a token', () => {
  it('leaves for the configured place and for none that looks like it', async () => {
    const tab = await openTabWithToken();
    const authorizations: [url: string, authorization: string | undefined][] = [];
    // Hosts that do not exist, and the port of another server.
    await tab.route(
      (url) => url.origin !== site.url,
      async (route) => {
        const request = route.request();
        authorizations.push([request.url(), (await request.allHeaders())['authorization']]);
        await route.fulfill({ headers: { 'access-control-allow-origin': '*' } });
      },
    );
    const others = [
      ['//evil.test/v1', 'http://evil.test/v1'],
      [`${api}.evil.test/v1`, `${api}.evil.test/v1`],
      ['https:\\\\evil.test\\v1', 'https://evil.test/v1'],
      ['http://api.example.com/v1', 'http://api.example.com/v1'],
      [`${api}:8443/v1`, `${api}:8443/v1`],
      [`${api}/v10`, `${api}/v10`],
      [`${api}/v1/../admin`, `${api}/admin`],
      [`${api}/v1/%2e%2e/admin`, `${api}/admin`],
      [`${api}/v1/..%2fadmin`, `${api}/v1/..%2fadmin`],
      [`${otherOrigin.url}/auth/me`, `${otherOrigin.url}/auth/me`],
    ] as const;
    for (const [url] of others) expect(await send(tab, url)).toBe('cors 200');
    expect(await send(tab, `${api}/v1/things`)).toBe('cors 200');
    expect(authorizations).toEqual([
      ...others.map(([, url]) => [url, undefined]),
      [`${api}/v1/things`, expect.stringMatching(/^Bearer .+/)],
    ]);
  });

  it.each([
    ['to another origin', () => `${otherOrigin.url}/caught`],
    ['out of the configured path', () => '/caught'],
  ])('follows no redirect %s', async (_where, location) => {
    const moved = { status: 302, headers: ['location', location()], body: '' };
    const caught = { status: 200, headers: ['access-control-allow-origin', '*'], body: '' };
    site.route('/auth/moved', () => Promise.resolve(moved));
    for (const gateway of [site, otherOrigin]) gateway.route('/caught', () => Promise.resolve(caught));
    const arrivals = () =>
      [...site.exchanges, ...otherOrigin.exchanges].filter(({ path }) => path === '/caught').length;
    const before = arrivals();
    const tab = await openTabWithToken();

    expect(await send(tab, '/auth/moved')).toBe('TypeError');
    expect(await send(tab, '/auth/moved', 'manual')).toBe('opaqueredirect 0');
    expect(site.exchanges.at(-1)).toMatchObject({
      path: '/auth/moved',
      headers: { authorization: expect.stringMatching(/^Bearer .+/) as string },
    });
    expect(arrivals()).toBe(before);
    // One without the token does arrive.
    await tab.evaluate(() => fetch('/auth/moved'));
    expect(arrivals()).toBe(before + 1);
  });
});
