import type { Part } from './measure-size.ts';

/** A part, and what it is for: what it is compared with has the same task. */
export interface ComparedPart extends Part {
  readonly task: 'reading a token' | 'a session without a framework' | 'in an Angular application';
}

const client = '@latchkey/client';
const angular = '@latchkey/angular';
const whatEveryApplicationHas = 'provideLatchkey, latchkeyInterceptor, LatchkeySession';

/** What of Latchkey a page can load. */
export const ownParts: readonly ComparedPart[] = [
  { task: 'reading a token', library: client, exports: 'decodeJwt' },
  { task: 'a session without a framework', library: client, exports: 'createAuthSession' },
  { task: 'a session without a framework', library: client, exports: 'createAuthSession, createAuthFetch' },
  {
    task: 'in an Angular application',
    library: angular,
    exports: whatEveryApplicationHas,
    without: client,
  },
  { task: 'in an Angular application', library: angular, exports: '*', without: client },
  { task: 'in an Angular application', library: angular, exports: whatEveryApplicationHas },
  { task: 'in an Angular application', library: angular, exports: '*' },
];
