import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openPage, type DemoPage } from '../demo-page.fixture.ts';

/** A page of the application, as a test sees it. */
export interface ApplicationPage extends DemoPage {
  readonly title: Locator;
  readonly username: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  /** What refuses the form as a whole. */
  readonly problem: Locator;
  /** Who is signed in, in the masthead. */
  readonly who: Locator;
  readonly signOut: Locator;
  /** Why one is on the sign-in page. */
  readonly farewell: Locator;
}

export async function openApplication(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<ApplicationPage> {
  const opened = await openPage(browser, url, options);
  return { ...opened, ...partsOf(opened.page) };
}

/** Signed in already, on the account page. */
export async function openSignedIn(
  browser: Browser,
  serverUrl: string,
  { user = 'user', ...options }: BrowserContextOptions & { readonly user?: string } = {},
): Promise<ApplicationPage> {
  const application = await openApplication(browser, `${serverUrl}/sign-in`, options);
  await application.signIn(user, 'password');
  await application.who.getByText(user).waitFor();
  return application;
}

export function partsOf(page: Page) {
  const who = page.getByTestId('who');
  return {
    title: page.getByRole('heading', { level: 1 }),
    username: page.getByLabel('Username'),
    password: page.getByLabel('Password', { exact: true }),
    submit: page.locator('button[type=submit]'),
    problem: page.getByTestId('form-problem'),
    who,
    signOut: who.getByRole('button', { name: 'Sign out' }),
    farewell: page.getByTestId('farewell'),
  };
}

/** What a control is described by, as assistive technology reads it. */
export function descriptionOf(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent.trim()).join(' ');
  });
}
