import type { AccountStore } from '../../account/account-store.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { FeedStore } from '../../feed/feed-store.ts';
import type { LeaseStore } from '../../lease/lease-store.ts';
import type { SecretCheckStore } from '../../secret/secret-check-store.ts';
import type { SessionStore } from '../../session/session-store.ts';
import type { SigningKeyStore } from '../../signing-key/signing-key-store.ts';
import type { SubjectStore } from '../../subject/subject-store.ts';
import type { ThrottleStore } from '../../throttle/throttle-store.ts';

/** What a store must offer to be put to the test: every port. */
export interface ContractStore {
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

/** A store of a case's own, without any content. */
export interface OpenedContractStore {
  readonly store: ContractStore;
  /**
   * Opens another store on the same database, as a second node does. Left out, both sides of each race go through the
   * one store, and nothing is shown about nodes.
   */
  openAnother?(): Promise<ContractStore>;
  /** Called when the case is over, however it ended. Closes all that was opened. */
  close(): Promise<void>;
}

/** Opens an empty store; called once for each case. */
export type OpenContractStore = () => Promise<OpenedContractStore>;

export interface ContractRunOptions {
  /** How often each race is run. Default: 3. */
  readonly rounds?: number;
}

/** One thing that a store must do. */
export interface ContractCase {
  readonly name: string;
  /** Rejects, as a rule with an `AssertionError` of `node:assert`, where the store does something else. */
  run(open: OpenContractStore, options?: ContractRunOptions): Promise<void>;
}

/** What the body of a case works with. */
export interface CaseContext {
  readonly store: ContractStore;
  /** The second node, or the only one where there is no other; the same at each call. */
  other(): Promise<ContractStore>;
  /** The two by turns: the store for an even turn, the other for an odd one. */
  nodes(): Promise<(turn: number) => ContractStore>;
  /** Runs a race as often as asked, one after the other. Each round gets its number, from 0. */
  rounds(race: (round: number) => Promise<void>): Promise<void>;
}

const defaultRounds = 3;

export function contractCase(name: string, check: (context: CaseContext) => Promise<void>): ContractCase {
  return {
    name,
    async run(open, { rounds = defaultRounds } = {}) {
      const opened = await open();
      try {
        await check(createContext(opened, rounds));
      } finally {
        await opened.close();
      }
    },
  };
}

function createContext({ store, openAnother }: OpenedContractStore, count: number): CaseContext {
  let another: Promise<ContractStore> | undefined;
  const other = () => (another ??= openAnother === undefined ? Promise.resolve(store) : openAnother());
  return {
    store,
    other,
    async nodes() {
      const second = await other();
      return (turn) => (turn % 2 === 0 ? store : second);
    },
    async rounds(race) {
      for (let round = 0; round < count; round += 1) await race(round);
    },
  };
}
