import { TestBed } from '@angular/core/testing';
import { LatchkeySession } from '@latchkey/angular';
import { routes } from '@latchkey/contract';
import { expect, it } from 'vitest';
import { environment } from '../../environment';
import { render, type Rendered } from '../render.fixture';
import { InspectorPage } from './inspector-page';

const now = Date.UTC(2026, 0, 1, 12);
const me = environment.serverUrl + routes.me;
const encoded = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '');
const foreign = `${encoded({ alg: 'RS256' })}.${encoded({ sub: 'eve', exp: now / 1000 - 60 })}.AAAA`;

async function paste({ element, settle }: Rendered, text: string): Promise<void> {
  element.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click();
  await settle();
  const area = element.querySelector('textarea');
  if (!area) throw new Error('There is nowhere to paste.');
  area.value = text;
  area.dispatchEvent(new Event('input'));
  await settle();
}

async function ask(page: Rendered): Promise<void> {
  await page.click('Ask the server');
}

it('reads the token of the session', async () => {
  const { text } = await render(InspectorPage, { user: 'ann', scopes: ['x:y'], now });
  expect(text('[data-testid=countdown]')).toBe('5:00');
  expect(text('lk-claims-table:last-of-type')).toContain('x:y');
  expect(text('lk-claims-table:last-of-type')).toContain('When it expires');
});

it('says so where nobody is signed in, and asks nobody', async () => {
  const { text, element } = await render(InspectorPage, { now });
  expect(text('[data-testid=no-session]')).toContain('Nobody is signed in');
  expect(element.textContent).not.toContain('Ask the server');
});

it('has the server verify the token itself, which is sent once and as it is', async () => {
  const page = await render(InspectorPage, { user: 'ann', now });
  await ask(page);
  const request = page.server.expectOne(me);
  const token = TestBed.inject(LatchkeySession).token();
  expect(request.request.headers.get('Authorization')).toBe(`Bearer ${token}`);
  request.flush({ id: '1', username: 'ann', scopes: [] });
  await page.settle();
  expect(page.text('[data-testid=verdict]')).toBe('Verified by the server. This token speaks for ann, id 1.');
});

it('says why the server refused a token', async () => {
  const page = await render(InspectorPage, { user: 'ann', now });
  await ask(page);
  const refusal = { code: 'token_revoked', description: 'Token has been revoked' };
  page.server.expectOne(me).flush(refusal, { status: 401, statusText: 'Unauthorized' });
  await page.settle();
  expect(page.text('[data-testid=verdict]')).toBe(
    'Refused by the server: Token has been revoked (token_revoked).',
  );
  page.server.verify();
});

it('takes silence for no verdict, and asks again', async () => {
  const page = await render(InspectorPage, { user: 'ann', now });
  await ask(page);
  page.server.expectOne(me).error(new ProgressEvent('error'));
  await page.settle();
  expect(page.text('[role=alert]')).toBe('The server gave no verdict. The server cannot be reached.');
  await page.click('Try again');
  page.server.expectOne(me).flush({ id: '1', username: 'ann', scopes: [] });
  await page.settle();
  expect(page.text('[data-testid=verdict]')).toContain('Verified');
});

it('drops the verdict on a token that is not the session’s any more', async () => {
  const page = await render(InspectorPage, { user: 'ann', now });
  await ask(page);
  page.server.expectOne(me).flush({ id: '1', username: 'ann', scopes: [] });
  await page.settle();
  await TestBed.inject(LatchkeySession).signIn({ username: 'ben', password: 'any' });
  await page.settle();
  expect(page.element.querySelector('[data-testid=verdict]')).toBeNull();
});

it('reads a pasted token, and sends nothing anywhere', async () => {
  const page = await render(InspectorPage, { user: 'ann', now });
  await paste(page, `  Bearer ${foreign}\n`);
  expect(page.text('[data-testid=token-text]')).toBe(foreign);
  expect(page.text('lk-claims-table:last-of-type')).toContain('eve');
  expect(page.text('[data-testid=expiry-note]')).toMatch(/the token has expired\. .*and then refuse it\.$/);
  expect(page.element.textContent).not.toContain('Ask the server');
  page.server.verify();
});

it.each([
  ['no token', 'A token is three parts joined by dots; this has 1.'],
  ['a.b', 'A token is three parts joined by dots; this has 2.'],
  ['a+b.c.AAAA', 'The token’s header part is not canonical base64url.'],
  [`${encoded({})}.${encoded([])}.`, 'The token’s claims part is no JSON object in UTF-8.'],
])('says what is wrong with %j', async (text, fault) => {
  const page = await render(InspectorPage, { now });
  await paste(page, text);
  expect(page.text('[data-testid=token-fault]').replace("'", '’')).toBe(fault);
  const area = page.element.querySelector('textarea');
  expect(area?.getAttribute('aria-invalid')).toBe('true');
  expect(area?.getAttribute('aria-describedby')).toContain('pasted-fault');
});

it('reads a token whose end is no time, and says so', async () => {
  const page = await render(InspectorPage, { now });
  await paste(page, `${encoded({ alg: 'none' })}.${encoded({ sub: 'eve', exp: 'soon' })}.`);
  expect(page.text('[data-testid=token-fault]')).toContain('exp is no time in seconds');
  expect(page.text('lk-claims-table:last-of-type')).toContain('soon');
});
