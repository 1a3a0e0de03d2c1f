import { routes, type SessionSummary } from '@latchkey/contract';
import { expect, it } from 'vitest';
import { environment } from '../../environment';
import { render, type Rendered } from '../render.fixture';
import { AccountPage } from './account-page';

const now = Date.UTC(2026, 0, 1, 12);
const nowSeconds = now / 1000;
const [me, list, password] = [routes.me, routes.sessions, routes.password].map(
  (path) => environment.serverUrl + path,
) as [string, string, string];

const user = { id: '1', username: 'ann', scopes: ['reports:read'] };
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const curl = session({ id: 'a', user_agent: 'curl/8.5.0', last_seen_at: nowSeconds - 7200 });
const here = session({ id: 'b', current: true, user_agent: firefox });

function session(members: Partial<SessionSummary>): SessionSummary {
  const times = { created_at: nowSeconds - 86_400, last_seen_at: nowSeconds - 90 };
  return { id: 'x', current: false, user_agent: null, ip: '192.0.2.7', ...times, ...members };
}

const answer = (status: number, statusText = 'No', headers: Record<string, string> = {}) => ({
  status,
  statusText,
  headers,
});
const noContent = answer(204, 'No Content');
const busy = { code: 'overloaded', description: 'Too busy' };

/** The page of somebody who is signed in, once the server has answered. */
async function open(...sessions: SessionSummary[]): Promise<Rendered> {
  const page = await render(AccountPage, { user: '1', now });
  page.server.expectOne(me).flush(user);
  page.server.expectOne(list).flush({ sessions });
  await page.settle();
  return page;
}

const devices = ({ element }: Rendered) =>
  [...element.querySelectorAll('.session__device')].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  );

async function type(page: Rendered, id: string, value: string): Promise<void> {
  const input = page.element.querySelector<HTMLInputElement>(`#${id}`);
  if (!input) throw new Error(`There is no field ${id}.`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settle();
}

async function changePassword(page: Rendered, current: string, next: string): Promise<void> {
  await type(page, 'current-password', current);
  await type(page, 'new-password', next);
  await page.click('Change the password');
}

it('says who is signed in', async () => {
  const page = await open(here);
  expect(page.text('[data-testid=identity]')).toContain('ann');
  expect(page.text('lk-scope-list')).toBe('reports:read');
});

it('shows where the user is signed in, this session first, by the clock of the server', async () => {
  const page = await open(curl, here);
  expect(devices(page)).toEqual(['Firefox 140 on Linux this one', 'curl']);
  expect([...page.element.querySelectorAll('.session__since')].map((since) => since.textContent)).toEqual([
    '1 minute ago',
    '2 hours ago',
  ]);
  const seen = page.element.querySelectorAll('.session__moment')[2];
  expect(seen?.getAttribute('datetime')).toBe('2026-01-01T10:00:00.000Z');
});

it('holds the place of what is on its way', async () => {
  const { element } = await render(AccountPage, { user: '1', now });
  expect(element.querySelectorAll('[data-testid=skeleton]')).toHaveLength(2);
});

it('says so where there is no other session, and offers to end none', async () => {
  const { text, element } = await open(here);
  expect(text('[data-testid=no-others]')).toContain('No other sessions');
  expect(element.textContent).not.toContain('End all other sessions');
});

it('ends one session, and says so', async () => {
  const page = await open(here, curl, session({ id: 'c/d' }));
  await page.click('End the session of A device that does not say');
  page.server.expectOne({ method: 'DELETE', url: `${list}/c%2Fd` }).flush(null, noContent);
  await page.settle();
  expect(devices(page)).toEqual(['Firefox 140 on Linux this one', 'curl']);
  const outcome = page.element.querySelector('[data-testid=sessions-outcome]');
  expect(outcome?.textContent).toContain('was ended');
  await expect.poll(() => document.activeElement === outcome).toBe(true);
});

it('ends all others after it has asked, and none before', async () => {
  const page = await open(here, curl, session({}));
  await page.click('End all other sessions');
  expect(page.text('.question__text')).toContain('End the 2 other sessions?');
  expect(document.activeElement?.textContent).toBe('Keep them');
  await page.click('Keep them');
  expect(document.activeElement?.textContent.trim()).toBe('End all other sessions');
  page.server.expectNone({ method: 'DELETE', url: list });
  await page.click('End all other sessions');
  await page.click('End them');
  page.server.expectOne({ method: 'DELETE', url: list }).flush(null, noContent);
  await page.settle();
  expect(devices(page)).toEqual(['Firefox 140 on Linux this one']);
});

it('keeps a session in the list that could not be ended, and says why', async () => {
  const page = await open(here, curl);
  await page.click('End the session of curl');
  page.server.expectOne(`${list}/a`).flush(busy, answer(503, 'Busy', { 'Retry-After': '7' }));
  await page.settle();
  expect(devices(page)).toHaveLength(2);
  expect(page.text('[data-testid=sessions-outcome]')).toBe(
    'Nothing was ended. Too busy. Try again in 7 seconds.',
  );
});

it.each([
  [503, busy, 'Too busy.'],
  [429, { code: 'throttled', description: 'Too many' }, 'That was asked for too often.'],
])('counts down to when to ask again after a %d', async (status, body, why) => {
  // Shortly before a second is full, when the page looks at the clock again.
  let time = now + 950;
  const page = await render(AccountPage, { user: '1', now: () => time });
  page.server.expectOne(list).flush(body, answer(status, 'No', { 'Retry-After': '2' }));
  await page.settle();
  expect(page.text('lk-sessions-card [role=alert]')).toBe(`Your sessions could not be loaded. ${why}`);
  expect(page.text('lk-sessions-card [data-testid=load-wait]')).toBe('Try again in 2 seconds.');
  await page.click('Try again');
  page.server.expectNone(list);
  time += 2000;
  await expect.poll(() => page.element.querySelector('[data-testid=load-wait]')).toBeNull();
  await page.click('Try again');
  page.server.expectOne(list).flush({ sessions: [here] });
  await page.settle();
  expect(devices(page)).toHaveLength(1);
});

it('asks again at once where the server could not be reached, and moves the focus on', async () => {
  const page = await render(AccountPage, { user: '1', now });
  page.server.expectOne(me).error(new ProgressEvent('error'));
  await page.settle();
  expect(page.text('lk-identity-card [role=alert]')).toContain('The server cannot be reached.');
  page.element.querySelector<HTMLElement>('lk-identity-card button')?.focus();
  await page.click('Try again');
  page.server.expectOne(me).flush(user);
  await page.settle();
  expect(document.activeElement?.id).toBe('identity-title');
});

it('asks again by itself once there is a network again', async () => {
  const page = await render(AccountPage, { user: '1', now });
  window.dispatchEvent(new Event('offline'));
  page.server.expectOne(list).error(new ProgressEvent('error'));
  await page.settle();
  page.server.expectNone(list);
  window.dispatchEvent(new Event('online'));
  await page.settle();
  page.server.expectOne(list).flush({ sessions: [here] });
  await page.settle();
  expect(devices(page)).toHaveLength(1);
});

it.each([null, { sessions: [{}] }, { sessions: 'x' }])('takes %j for no list of sessions', async (body) => {
  const page = await render(AccountPage, { user: '1', now });
  page.server.expectOne(list).flush(body);
  await page.settle();
  expect(page.text('lk-sessions-card [role=alert]')).toContain('a form that this page does not know');
});

it('changes the password, says so, and asks for the sessions anew', async () => {
  const page = await open(here, curl);
  await changePassword(page, 'old one', 'a new one, and long');
  const { request } = page.server.expectOne(password);
  expect(request.body).toEqual({ current_password: 'old one', new_password: 'a new one, and long' });
});

it('says that the other sessions are gone with the old password', async () => {
  const page = await open(here, curl);
  await changePassword(page, 'old one', 'a new one, and long');
  page.server.expectOne(password).flush(null, noContent);
  await page.settle();
  expect(page.text('[data-testid=password-changed]')).toContain('all other sessions were ended');
  page.server.expectOne(list).flush({ sessions: [here] });
  await page.settle();
  expect(devices(page)).toHaveLength(1);
  expect(page.element.querySelector<HTMLInputElement>('#new-password')?.value).toBe('');
});

it.each([
  ['current_password', 'incorrect', 'current-password'],
  ['new_password', 'too_short', 'new-password'],
])('ties what is wrong with %s to its field', async (field, kind, id) => {
  const page = await open(here);
  await changePassword(page, 'old one', 'short');
  const body = { code: 'validation_failed', description: 'Why it is wrong', fields: { [field]: kind } };
  page.server.expectOne(password).flush(body, answer(400));
  await page.settle();
  const input = page.element.querySelector(`#${id}`);
  expect(input?.getAttribute('aria-invalid')).toBe('true');
  expect(page.text(`#${id}-fault`)).toBe('Why it is wrong.');
  expect(input?.getAttribute('aria-describedby')).toContain(`${id}-fault`);
  await expect.poll(() => document.activeElement?.id).toBe(id);
});

it('tells password managers whose password it is', async () => {
  const page = await open(here);
  const fields = [...page.element.querySelectorAll<HTMLInputElement>('form input')];
  expect(fields.map(({ autocomplete, value }) => [autocomplete, value])).toEqual([
    ['username', 'ann'],
    ['current-password', ''],
    ['new-password', ''],
  ]);
});
