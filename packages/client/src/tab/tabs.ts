import type { ChannelPort } from '../environment/ports.ts';
import type { TabMessage, TabNews } from './tab-message.ts';

/** The other tabs of this origin. Closed at first, and while the page is away: an open channel may cost it its cache. */
export interface Tabs {
  /** Whether there is a channel, and it is open. */
  areHeard(): boolean;
  open(): void;
  /** Tells it with the present epoch. */
  post(news: TabNews): void;
  close(): void;
}

export function createTabs(
  open: (() => ChannelPort) | null,
  holder: { readonly epoch: number },
  onMessage: (message: TabMessage) => void,
): Tabs {
  let channel: ChannelPort | null = null;
  return {
    areHeard: () => channel !== null,
    open() {
      if (channel || !open) return;
      channel = open();
      channel.onmessage = ({ data }) => onMessage(data as TabMessage);
    },
    post: (news) => channel?.postMessage({ ...news, epoch: holder.epoch }),
    close() {
      channel?.close();
      channel = null;
    },
  };
}
