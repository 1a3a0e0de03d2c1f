import type { Accounts, Store } from '@latchkey/server';
import type { CommandIo } from '../command-io.ts';
import { recordChange } from '../store/record-change.ts';

type Importing = Pick<Accounts, 'importMany'>;

/** Writes an entry of the audit trail for each user who is brought. */
export function recordImports(io: CommandIo, store: Store, accounts: Importing): Importing {
  return {
    async importMany(offered) {
      const results = await accounts.importMany(offered);
      const subjects = results.flatMap((result) => (result.result === 'imported' ? [result.id] : []));
      if (subjects.length > 0) await recordChange(io, store, { action: 'account_import', subjects });
      return results;
    },
  };
}
