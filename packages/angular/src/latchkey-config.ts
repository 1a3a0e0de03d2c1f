import type { AuthSessionOptions } from '@latchkey/client';

/** What `provideLatchkey` takes: the options of a session. Only `serverUrl` is required. */
export type LatchkeyConfig = AuthSessionOptions;
