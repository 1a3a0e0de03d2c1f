import { accountCases } from './contract/account-cases.ts';
import { accountDeletionCases } from './contract/account-deletion-cases.ts';
import { accountListCases } from './contract/account-list-cases.ts';
import { accountPasswordCases } from './contract/account-password-cases.ts';
import { accountScopesCases } from './contract/account-scopes-cases.ts';
import { auditCases } from './contract/audit-cases.ts';
import type { ContractCase } from './contract/contract-case.ts';
import { feedCases } from './contract/feed-cases.ts';
import { insertManyCases } from './contract/insert-many-cases.ts';
import { leaseCases } from './contract/lease-cases.ts';
import { onCommitCases } from './contract/on-commit-cases.ts';
import { refreshCases } from './contract/refresh-cases.ts';
import { refreshRaces } from './contract/refresh-races.ts';
import { secretCheckCases } from './contract/secret-check-cases.ts';
import { sessionCases } from './contract/session-cases.ts';
import { sessionLimitCases } from './contract/session-limit-cases.ts';
import { signInRaces } from './contract/sign-in-races.ts';
import { signingKeyCases } from './contract/signing-key-cases.ts';
import { subjectCases } from './contract/subject-cases.ts';
import { throttleCases } from './contract/throttle-cases.ts';
import { throttleRaces } from './contract/throttle-races.ts';

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
  ...accountListCases,
  ...accountPasswordCases,
  ...accountScopesCases,
  ...accountDeletionCases,
  ...insertManyCases,
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
  ...throttleCases,
  ...throttleRaces,
  ...auditCases,
  ...leaseCases,
]);
