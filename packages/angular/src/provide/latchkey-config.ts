import type { AuthSessionOptions } from '@latchkey/client';

/**
 * What `provideLatchkey` takes: the options of a session, of which only `serverUrl` is required. `session` is `cookie`
 * where a feature needs it, else `none`; whether to refresh ahead of time is for `withProactiveRefresh` to say.
 */
export type LatchkeyConfig = Omit<AuthSessionOptions, 'proactiveRefresh'>;
