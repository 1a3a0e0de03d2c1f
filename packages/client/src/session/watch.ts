import { wake } from '../refresh/errands.ts';
import type { TabMessage } from '../tab/tab-message.ts';
import { learn, look } from './learn.ts';
import type { Parts } from './parts.ts';

/**
 * Listens to the other tabs, also while the page is away: what they say costs it its place in the cache of the browser,
 * which would show it for a moment as it was, before anything can run in it. Looks for itself when the page is shown or
 * looked at again, or online, or when nobody can be heard and the storage has changed; then what is due is done, too.
 */
export function watch(parts: Parts): void {
  const { alive: signal, name, openChannel, page } = parts;
  const notice = ({ type }: { readonly type: string }) => {
    // Whoever hears the other tabs learns more from them.
    if (type === 'storage' && parts.channel) return;
    look(parts);
    wake(parts);
  };
  for (const type of ['pageshow', 'visibilitychange', 'online', 'storage']) {
    page?.addEventListener(type, notice, { signal });
  }
  const channel = (parts.channel = openChannel?.(name));
  if (!channel) return;
  channel.onmessage = ({ data }) => hear(parts, data as TabMessage);
  signal.addEventListener('abort', () => {
    channel.close();
    parts.channel = undefined;
  });
}

function hear(parts: Parts, { mark, receipt, sentMs = Infinity }: TabMessage): void {
  learn(parts, mark, receipt);
  const { channel, credential } = parts;
  // Somebody has asked for a newer token.
  if (credential && credential.sentMs > sentMs)
    channel?.postMessage({ mark: parts.mark, receipt: credential });
}
