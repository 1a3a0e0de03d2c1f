export type { CurrentIdentity, LatchkeyTypes, TokenIdentity } from './identity.ts';
export type { AuthenticatedUser, LatchkeyOptions } from './latchkey-options.ts';
export { latchkey } from './latchkey.ts';
export { serverOptions } from './server-options.ts';
