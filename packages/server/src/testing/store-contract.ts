import { accountCases } from './contract/account-cases.ts';
import type { ContractCase } from './contract/contract-case.ts';
import { feedCases } from './contract/feed-cases.ts';
import { onCommitCases } from './contract/on-commit-cases.ts';
import { refreshCases } from './contract/refresh-cases.ts';
import { refreshRaces } from './contract/refresh-races.ts';
import { secretCheckCases } from './contract/secret-check-cases.ts';
import { sessionCases } from './contract/session-cases.ts';
import { sessionLimitCases } from './contract/session-limit-cases.ts';
import { signInRaces } from './contract/sign-in-races.ts';
import { signingKeyCases } from './contract/signing-key-cases.ts';
import { subjectCases } from './contract/subject-cases.ts';

/**
 * What every store must do, races included: a store that passes each case can stand in for the built-in one. The cases
 * need no test runner and know none; each opens an empty store of its own, and their order means nothing.
 *
 * Does not show that a store survives a crash, that it answers `store_unavailable` when its database is out of reach,
 * nor that nothing usable can be read from a dump of it.
 *
 * @example
 * ```ts
 * const open = async () => ({ store: await openMyStore(), close: async () => {} });
 * for (const { name, run } of storeContract) test(name, () => run(open, { rounds: 10 }));
 * ```
 */
export const storeContract: readonly ContractCase[] = Object.freeze([
  ...accountCases,
  ...subjectCases,
  ...sessionCases,
  ...sessionLimitCases,
  ...refreshCases,
  ...refreshRaces,
  ...signInRaces,
  ...feedCases,
  ...onCommitCases,
  ...signingKeyCases,
  ...secretCheckCases,
]);
