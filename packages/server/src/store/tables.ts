import type { Generated } from 'kysely';
import type { AuditAction, AuditResult } from '../audit/audit-entry.ts';
import type { Fact } from '../feed/fact.ts';
import type { SigningKeyState } from '../signing-key/signing-key-store.ts';
import type { JwtAlgorithm } from '../token/jwt-key.ts';

/** Who may sign in. Times are seconds since 1970, UTC, in every table unless the name says otherwise; flags are 0 or 1. */
export interface UsersTable {
  id: Generated<number>;
  /** As typed. */
  username: string;
  /** The prepared form: unique. */
  username_key: string;
  /** A PHC string. */
  password_hash: string;
  /** Separated by one space. */
  scopes: string;
  /** 1 for an account whose password everybody knows. */
  demo: number;
  created_at: number;
  updated_at: number;
}

/** One row for everybody who has signed in or whose tokens were made void, and for each of `users`. */
export interface SubjectsTable {
  /** `sub`; of a built-in account its id. */
  subject: string;
  generation: number;
  enabled: number;
  /** Number of the fact that last made tokens void; 0 if there was none. */
  changed_number: number;
}

/** Sessions, until they are ended or pruned. No row holds a token, or anything that one could be made from. */
export interface SessionsTable {
  id: string;
  subject: string;
  subject_generation: number;
  generation: number;
  parent: number | null;
  issued_at: number;
  /** Separated by one space. */
  scopes: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
  /** Never beyond `expires_at`, so that it alone tells when the session is over. */
  idle_expires_at: number;
  user_agent: string | null;
  ip: string | null;
}

/** Facts. Which of the columns from `sid` on are filled depends on the kind. */
export interface FactsTable {
  number: number;
  created_at: number;
  kind: Fact['kind'];
  sid: string | null;
  jti: string | null;
  subject: string | null;
  generation: number | null;
  except_sid: string | null;
}

/** One row: the counter behind `facts`. Who locks it locks nothing after it. */
export interface FeedHeadTable {
  id: number;
  /** Of the newest fact. */
  number: number;
  epoch: string;
  keep_seconds: number;
}

export interface SigningKeysTable {
  kid: string;
  algorithm: JwtAlgorithm;
  state: SigningKeyState;
  /** JSON. */
  public_jwk: string | null;
  wrapped: string;
  wrapped_by: string;
  created_at: number;
  activated_at: number | null;
  ended_at: number | null;
}

/** One row: the version of `signing_keys` as a whole. */
export interface KeyRingTable {
  id: number;
  version: number;
}

/** One row at most. */
export interface SecretCheckTable {
  id: number;
  value: string;
}

/** Counters of the throttle. `key` is a mac: no row tells a name or an address. */
export interface ThrottleCountersTable {
  key: string;
  failures: number;
  blocked_until: number;
  known_until: number;
  forget_at: number;
}

/** The audit trail. */
export interface AuditEntriesTable {
  number: Generated<number>;
  at_milliseconds: number;
  action: AuditAction;
  result: AuditResult;
  reason: string | null;
  detail: string | null;
  subject: string | null;
  actor: string | null;
  sid: string | null;
  ip: string | null;
  user_agent: string | null;
  request_id: string | null;
}

/** Who does what only one node should, and until when. */
export interface LeasesTable {
  name: string;
  holder: string;
  until: number;
}

/** The tables of the store, after all migrations. */
export interface Tables {
  users: UsersTable;
  subjects: SubjectsTable;
  sessions: SessionsTable;
  facts: FactsTable;
  feed_head: FeedHeadTable;
  signing_keys: SigningKeysTable;
  key_ring: KeyRingTable;
  secret_check: SecretCheckTable;
  throttle_counters: ThrottleCountersTable;
  audit_entries: AuditEntriesTable;
  leases: LeasesTable;
}
