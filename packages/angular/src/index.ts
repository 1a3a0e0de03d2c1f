export { clientErrorFrom } from './client-error-from';
export type { LatchkeyConfig } from './latchkey-config';
export { latchkeyInterceptor } from './latchkey-interceptor';
export { LatchkeySession } from './latchkey-session';
export { provideLatchkey } from './provide-latchkey';
export { skipLatchkey } from './skip-latchkey';
