import { SimulatedBrowser, type Tab } from './browser.fixture.ts';

export const ann = { username: 'ann', password: 'right' };
export const bob = { username: 'bob', password: 'right' };

/** A browser in whose tabs Ann is signed in. */
export async function browserOfAnn(
  tabCount = 1,
): Promise<{ browser: SimulatedBrowser; tabs: [Tab, ...Tab[]] }> {
  const browser = new SimulatedBrowser();
  const tabs: [Tab, ...Tab[]] = [browser.open()];
  while (tabs.length < tabCount) tabs.push(browser.open());
  await browser.during(tabs[0].session.signIn(ann));
  await browser.time.advance(100);
  return { browser, tabs };
}

export const users = (tabs: readonly Tab[]): (string | null)[] => tabs.map((tab) => tab.who);
