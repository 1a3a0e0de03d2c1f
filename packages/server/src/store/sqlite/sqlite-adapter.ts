import { DialectAdapterBase } from 'kysely';

/** What SQLite can do. Our driver queues callers itself, and fairly, so Kysely need not (its default). */
export class SqliteAdapter extends DialectAdapterBase {
  override get supportsReturning(): boolean {
    return true;
  }

  override get supportsCreateIfNotExists(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** For Kysely's own migrator, which nobody uses: a transaction here is a lock that holds across processes. */
  override acquireMigrationLock(): Promise<void> {
    return Promise.resolve();
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}
