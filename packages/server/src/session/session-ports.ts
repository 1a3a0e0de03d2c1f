import type { AuditStore } from '../audit/audit-store.ts';
import type { FeedStore } from '../feed/feed-store.ts';
import type { LeaseStore } from '../lease/lease-store.ts';
import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { SigningKeyStore } from '../signing-key/signing-key-store.ts';
import type { SubjectStore } from '../subject/subject-store.ts';
import type { ThrottleStore } from '../throttle/throttle-store.ts';
import type { SessionStore } from './session-store.ts';

/** What sessions are kept in: a store that `openStore` opened has all of it. */
export interface SessionPorts {
  readonly sessions: SessionStore;
  readonly subjects: SubjectStore;
  readonly feed: FeedStore;
  readonly signingKeys: SigningKeyStore;
  readonly secretCheck: SecretCheckStore;
  /** Where it is there, old entries are deleted from it. */
  readonly audit?: Pick<AuditStore, 'prune'>;
  /** Where it is there, old counters are deleted from it. */
  readonly throttle?: Pick<ThrottleStore, 'prune'>;
  /** Where it is there, one node at a time deletes what is over; else each of them does. */
  readonly leases?: LeaseStore;
}
