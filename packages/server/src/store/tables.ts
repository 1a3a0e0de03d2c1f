import type { Generated } from 'kysely';

/** Who may sign in. Times are seconds since 1970, UTC; flags are 0 or 1. */
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
  generation: number;
  enabled: number;
  /** 1 for an account whose password everybody knows. */
  demo: number;
  created_at: number;
  updated_at: number;
}

/** The tables of the store, after all migrations. */
export interface Tables {
  users: UsersTable;
}
