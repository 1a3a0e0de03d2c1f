import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { LatchkeySession, scopeGuard } from '@latchkey/angular';
import { provideLatchkeyTesting } from '@latchkey/angular/testing';
import { routes } from '@latchkey/contract';
import { expect, it } from 'vitest';
import { environment } from '../../environment';
import { render } from '../render.fixture';
import { VaultClosedPage } from './vault-closed-page';
import { VaultPage } from './vault-page';

const url = environment.serverUrl + routes.vault;
const vault = { path: 'vault', canActivate: [scopeGuard('vault:open')], children: [] };

it.each([
  ['is let into', ['vault:open'], '/vault'],
  ['is kept out of', ['other'], '/'],
])('somebody %s the vault whose scopes are %j', async (_what, scopes, leadsTo) => {
  TestBed.configureTestingModule({
    providers: [provideRouter([vault]), provideLatchkeyTesting({ user: '2', scopes })],
  });
  await TestBed.inject(Router).navigateByUrl('/vault');
  expect(TestBed.inject(Router).url).toBe(leadsTo);
});

it('shows what the vault holds, which it asks for with the token', async () => {
  const { server, settle, text, element } = await render(VaultPage, { user: '2', scopes: ['vault:open'] });
  expect(element.querySelector('[data-testid=skeleton]')).not.toBeNull();
  const request = server.expectOne(url);
  expect(request.request.headers.get('Authorization')).toMatch(/^Bearer /);
  request.flush({ message: 'Gold.', current_identity: "User(id='2')" });
  await settle();
  expect(text('[data-testid=vault]')).toBe("Gold. Opened for User(id='2'), as the server knows you.");
});

it('says that it stayed closed, and asks again when told to', async () => {
  const { server, settle, text, click } = await render(VaultPage, { user: '2', scopes: ['vault:open'] });
  const refusal = { code: 'insufficient_scope', description: 'The scope vault:open is needed' };
  server.expectOne(url).flush(refusal, { status: 403, statusText: 'Forbidden' });
  await settle();
  expect(text('[role=alert]')).toBe('The vault could not be opened. The scope vault:open is needed.');
  await click('Try again');
  server.expectOne(url).flush({ unexpected: true });
  await settle();
  expect(text('[role=alert]')).toContain('a form that this page does not know');
});

it.each([
  [[], 'no scope at all'],
  [['reports:read'], 'reports:read'],
])('tells those without the scope what they have: %j', async (scopes, has) => {
  const { text } = await render(VaultClosedPage, { user: '1', scopes });
  expect(text('.scope--missing')).toBe('vault:open');
  expect(text('lk-scope-list')).toBe(has);
});

it.each([
  [['vault:open'], 'It is open to you now'],
  [[], 'What is missing'],
])('tells those with the scopes %j how it stands: %s', async (scopes, title) => {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideLatchkeyTesting({ user: '1', scopes })],
  });
  const page = TestBed.createComponent(VaultClosedPage);
  await page.whenStable();
  expect((page.nativeElement as HTMLElement).querySelector('h2')?.textContent).toBe(title);
});

it('signs out who wants to come in as somebody else, and leads to the vault by way of the sign-in', async () => {
  const { click } = await render(VaultClosedPage, { user: '1' });
  await click('Sign in as keeper');
  expect(TestBed.inject(LatchkeySession).status()).toBe('signed-out');
  await expect.poll(() => TestBed.inject(Router).url).toBe('/sign-in?returnUrl=%2Fvault');
});
