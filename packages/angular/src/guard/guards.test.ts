import { Component, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes } from '@angular/router';
import { beforeEach, expect, it } from 'vitest';
import { provideLatchkeyTesting } from '../../testing/src/provide-latchkey-testing';
import { createFakeServer, fixedNow, serverUrl, type FakeServer } from '../fake-server.fixture';
import { LatchkeySession } from '../session/latchkey-session';
import { provideLatchkey } from '../provide/provide-latchkey';
import { withRestoreOnStart } from '../provide/with-restore-on-start';
import { provideLatchkeyPaths } from './latchkey-paths';
import { scopeGuard } from './scope-guard';
import { signedInGuard } from './signed-in-guard';
import { signedOutGuard } from './signed-out-guard';

@Component({ template: '' })
class Page {}

const routes: Routes = [
  { path: '', pathMatch: 'full', component: Page },
  { path: 'home', component: Page },
  { path: 'no', component: Page },
  { path: 'sign-in', component: Page, canActivate: [signedOutGuard] },
  { path: 'account', component: Page, canActivate: [signedInGuard] },
  { path: 'lazy', component: Page, canMatch: [signedInGuard] },
  { path: 'reports', component: Page, canActivate: [scopeGuard('reports:read', 'reports:list')] },
];
const scopes = ['reports:read', 'reports:list'];

async function visit(
  path: string,
  options?: Parameters<typeof provideLatchkeyTesting>[0],
  ...others: never[]
) {
  TestBed.configureTestingModule({
    providers: [provideRouter(routes), provideLatchkeyTesting(options), ...others],
  });
  await TestBed.inject(Router).navigateByUrl(path);
  return TestBed.inject(Router).url;
}

it.each([
  ['/account', '/sign-in?returnUrl=%2Faccount'],
  ['/account?tab=2#last', '/sign-in?returnUrl=%2Faccount%3Ftab%3D2%23last'],
  ['/lazy', '/sign-in?returnUrl=%2Flazy'],
  ['/reports', '/sign-in?returnUrl=%2Freports'],
  ['/sign-in', '/sign-in'],
])('leads who is signed out from %s to %s', async (path, url) => {
  expect(await visit(path)).toBe(url);
});

it.each([
  ['/account', '/account'],
  ['/lazy', '/lazy'],
  ['/reports', '/'],
  ['/sign-in', '/'],
  ['/sign-in?returnUrl=%2Faccount', '/account'],
  ['/sign-in?returnUrl=%2F%2Fevil.test', '/'],
  ['/sign-in?returnUrl=https:%2F%2Fevil.test', '/'],
  ['/sign-in?returnUrl=%2Fhome&returnUrl=%2Fno', '/'],
])('leads who is signed in from %s to %s', async (path, url) => {
  expect(await visit(path, { user: '1', scopes: ['reports:read'] })).toBe(url);
});

it('lets through who has every scope', async () => {
  expect(await visit('/reports', { user: '1', scopes })).toBe('/reports');
});

it.each([
  ['/account', null, '/home?next=1&returnUrl=%2Faccount'],
  ['/reports', '1', '/no'],
  ['/sign-in', '1', '/home'],
])('leads from %s to where the application says', async (path, user, url) => {
  const paths = provideLatchkeyPaths({ signIn: '/home?next=1', signedIn: '/home', forbidden: '/no' });
  expect(await visit(path, { user }, paths as never)).toBe(url);
});

it.each(['/account', '/lazy', '/reports', '/sign-in'])(
  'leaves %s to the browser on a server',
  async (path) => {
    const server = { provide: PLATFORM_ID, useValue: 'server' } as never;
    expect(await visit(path, {}, server)).toBe(path);
  },
);

const now = () => fixedNow;
let server: FakeServer;

beforeEach(() => {
  localStorage.clear();
  server = createFakeServer();
});

/** The page, loaded anew. */
function load(): Router {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideRouter(routes),
      provideLatchkey({ serverUrl, fetch: server.fetch, now }, withRestoreOnStart()),
    ],
  });
  return TestBed.inject(Router);
}

it.each([
  [null, '/account', '/account'],
  [401, '/account', '/sign-in?returnUrl=%2Faccount'],
  ['unreachable', '/account', '/account'],
  [503, '/reports', '/reports'],
  ['unreachable', '/sign-in', '/sign-in'],
] as const)('waits for a session to be restored (%s, %s)', async (trouble, path, url) => {
  load();
  await TestBed.inject(LatchkeySession).signIn({ username: 'ann', password: 'right' });
  server.trouble = trouble;
  const router = load();
  await router.navigateByUrl(path);
  expect(router.url).toBe(url);
});
