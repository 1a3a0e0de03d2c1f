import type { AccountStore } from '../account/account-store.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { FeedStore } from '../feed/feed-store.ts';
import type { LeaseStore } from '../lease/lease-store.ts';
import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { SigningKeyStore } from '../signing-key/signing-key-store.ts';
import type { SubjectStore } from '../subject/subject-store.ts';
import type { ThrottleStore } from '../throttle/throttle-store.ts';
import { createAuditStore } from './audit/create-audit-store.ts';
import { createAccountStore } from './account/create-account-store.ts';
import { createSecretCheckStore } from './create-secret-check-store.ts';
import { createSigningKeyStore } from './create-signing-key-store.ts';
import { createTransactions } from './create-transactions.ts';
import type { SqlEngine } from './engine.ts';
import { createFeedStore } from './feed/create-feed-store.ts';
import { createLeaseStore } from './lease/create-lease-store.ts';
import { createSessionStore } from './session/create-session-store.ts';
import { createSubjectStore } from './subject/create-subject-store.ts';
import { createThrottleStore } from './throttle/create-throttle-store.ts';

/** Every port of the domain. */
export interface SqlStores {
  readonly accounts: AccountStore;
  readonly subjects: SubjectStore;
  readonly sessions: SessionStore;
  readonly feed: FeedStore;
  readonly signingKeys: SigningKeyStore;
  readonly secretCheck: SecretCheckStore;
  readonly throttle: ThrottleStore;
  readonly audit: AuditStore;
  readonly leases: LeaseStore;
}

/**
 * Creates the ports over one engine. They share their transactions, so that `feed.onCommit` hears of what any of them
 * has committed. Rows are locked in this order everywhere: users, subjects, sessions, and the counter of the feed last.
 */
export function createSqlStores(engine: SqlEngine): SqlStores {
  const transactions = createTransactions(engine);
  return {
    accounts: createAccountStore(engine, transactions),
    subjects: createSubjectStore(engine, transactions),
    sessions: createSessionStore(engine, transactions),
    feed: createFeedStore(engine, transactions),
    signingKeys: createSigningKeyStore(engine, transactions),
    secretCheck: createSecretCheckStore(engine),
    throttle: createThrottleStore(engine),
    audit: createAuditStore(engine),
    leases: createLeaseStore(engine),
  };
}
