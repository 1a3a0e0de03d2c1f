import type { Migration } from 'kysely/migration';
import { accounts } from './0001-accounts.ts';

/** Every migration there is, by name. Once released, an entry never changes: new ones come after it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-accounts': accounts,
};
