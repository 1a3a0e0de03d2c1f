/** A value that a statement may be given, or give back. Integers are safe ones: never beyond 2^53. */
export type SqliteValue = null | number | string | Uint8Array;

/** What a database must hold to be served: the one column of the query has exactly these values, in this order. */
export interface SqliteSignature {
  readonly sql: string;
  readonly values: readonly SqliteValue[];
}

/** What a thread is started with. */
export interface SqliteSetup {
  readonly file: string;
  /** How long SQLite waits for a lock of another process. */
  readonly busyMilliseconds: number;
  /** Checked whenever the file is opened, before it serves; absent where it is yet to be migrated. */
  readonly signature?: SqliteSignature;
}

/** What the main thread asks of the worker. Answers come in the order of the requests. */
export type SqliteRequest =
  | { readonly kind: 'begin' | 'commit' | 'rollback' | 'close' }
  | {
      readonly kind: 'run';
      readonly sql: string;
      readonly parameters: readonly SqliteValue[];
      /** The statement belongs to a transaction, and must not run outside of one. */
      readonly inTransaction: boolean;
    };

/** What a statement did. */
export interface SqliteResult {
  readonly rows: readonly unknown[];
  /** Only for statements that return no rows. */
  readonly changes?: number;
  readonly lastInsertId?: number;
}

/** A failure, as far as it can be sent. Its message may name tables and columns, and never holds a value. */
export interface SqliteFailure {
  readonly message: string;
  /** SQLite's extended result code; absent where something else failed. */
  readonly resultCode: number | undefined;
}

export type SqliteReply =
  | { readonly ok: true; readonly result: SqliteResult }
  | { readonly ok: false; readonly failure: SqliteFailure };
