import type { FeedStore } from '../feed/feed-store.ts';
import type { SecretCheckStore } from '../secret/secret-check-store.ts';
import type { SigningKeyStore } from '../signing-key/signing-key-store.ts';
import type { SubjectStore } from '../subject/subject-store.ts';
import type { SessionStore } from './session-store.ts';

/** What sessions are kept in: a store that `openStore` opened has all of it. */
export interface SessionPorts {
  readonly sessions: SessionStore;
  readonly subjects: SubjectStore;
  readonly feed: FeedStore;
  readonly signingKeys: SigningKeyStore;
  readonly secretCheck: SecretCheckStore;
}
