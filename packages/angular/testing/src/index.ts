export type { LatchkeyTestingOptions, TestingUser } from './latchkey-testing-options';
export { provideLatchkeyTesting } from './provide-latchkey-testing';
