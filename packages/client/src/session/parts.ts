import type { Environment } from '../environment/environment.ts';
import type { AuthServer } from '../request/auth-server.ts';
import type { Marker } from '../tab/marker.ts';
import type { Tabs } from '../tab/tabs.ts';
import type { Holder } from './holder.ts';

/** What the parts of one session share. */
export interface Parts extends Environment {
  readonly server: AuthServer;
  readonly holder: Holder;
  readonly marker: Marker;
  readonly tabs: Tabs;
  /** Whether there are sessions, whose refresh token is in a cookie. Without, nothing outlives the token. */
  readonly cookie: boolean;
  /**
   * Does work that no two tabs should do at once, when it may: under a lock, or after a bounded wait without it, of
   * which `work` learns. Undefined where `signal` ended the wait.
   */
  exclusively<T>(
    signal: AbortSignal,
    work: (held: boolean) => Promise<T>,
    waitMs?: number,
  ): Promise<T | undefined>;
  /** Ends this object. */
  readonly lifetime: AbortController;
}
