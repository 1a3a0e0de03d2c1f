import type { Errands } from '../refresh/errands.ts';
import { compare } from './compare.ts';
import type { Parts } from './parts.ts';

/** Learns what this tab missed, and does what is due, when the page is shown or looked at again, or online. */
export function watchPage(parts: Parts, errands: Errands): void {
  const { lifetime, page, tabs } = parts;
  const notice = ({ type }: { readonly type: string }) => {
    if (type === 'pagehide') tabs.close();
    // Whoever hears the other tabs learns more from them.
    else if (type !== 'storage' || !tabs.areHeard()) {
      tabs.open();
      compare(parts);
      if (type !== 'storage') errands.wake();
    }
  };
  for (const type of ['pagehide', 'pageshow', 'visibilitychange', 'online', 'storage']) {
    page?.addEventListener(type, notice, { signal: lifetime.signal });
  }
  tabs.open();
}
