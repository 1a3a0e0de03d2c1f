import { type Kysely, sql } from 'kysely';

export const accounts = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('users')
      // AUTOINCREMENT: the id of a deleted account is never given to another, whose tokens it would open.
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('username_key', 'text', (column) => column.notNull().unique())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('enabled', 'integer', (column) => column.notNull().check(sql`enabled in (0, 1)`))
      .addColumn('demo', 'integer', (column) => column.notNull().check(sql`demo in (0, 1)`))
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('updated_at', 'integer', (column) => column.notNull())
      .modifyEnd(sql`strict`)
      .execute();
  },
};
