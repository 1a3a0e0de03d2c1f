import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
];

/**
 * What axe finds in the page as it stands, wide and narrow, light and dark, and by how much it is too wide: a list
 * that should be empty. What axe looks at besides contrast is the same in the dark. Open the page with `reducedMotion`:
 * contrast is measured of what stands still.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    const excess = await overflowOf(page);
    if (excess > 0) faults.push(`${excess} pixels wider than ${size.width}`);
    faults.push(...(await violations(axeFor(page).withTags(standards))));
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await violations(axeFor(page).withRules('color-contrast'))));
  }
  return faults;
}

/** Without the second page that axe would open for frames of other sites, of which there are none. */
function axeFor(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** By how many pixels the page is wider than what is between its edges; the room of the scroll bar is beyond them. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, offsetWidth } = document.documentElement;
    return scrollWidth - Math.min(clientWidth, offsetWidth);
  });
}
