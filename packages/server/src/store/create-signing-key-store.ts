import type { Selectable } from 'kysely';
import type { SigningKeyRecord, SigningKeyStore } from '../signing-key/signing-key-store.ts';
import type { Jwk } from '../token/jwk/jwk.ts';
import type { Transactions } from './create-transactions.ts';
import type { SqlEngine } from './engine.ts';
import type { SigningKeysTable } from './tables.ts';

/** Keeps signing keys in the table `signing_keys`, and the version of them all in `key_ring`. */
export function createSigningKeyStore({ db }: SqlEngine, transactions: Transactions): SigningKeyStore {
  return {
    async load() {
      // One statement, so that version and keys are of one moment.
      const rows = await db
        .selectFrom('key_ring')
        .leftJoin('signing_keys', (join) => join.onTrue())
        .select('version')
        .selectAll('signing_keys')
        .orderBy('created_at')
        .orderBy('kid')
        .execute();
      const [first] = rows;
      if (first === undefined) throw new TypeError('the store has lost the version of its key ring');
      return { version: first.version, keys: rows.filter(isKey).map(toRecord) };
    },

    update: ({ expectedVersion, put, remove, nowSeconds }) =>
      transactions.run(async ({ transaction, appendFact }) => {
        const { numUpdatedRows } = await transaction
          .updateTable('key_ring')
          .set({ version: expectedVersion + 1 })
          .where('version', '=', expectedVersion)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return 'conflict';
        const gone = [...remove, ...put.map(({ kid }) => kid)];
        if (gone.length > 0) await transaction.deleteFrom('signing_keys').where('kid', 'in', gone).execute();
        if (put.length > 0) await transaction.insertInto('signing_keys').values(put.map(toRow)).execute();
        await appendFact({ kind: 'keys_changed' }, nowSeconds);
        return 'updated';
      }),
  };
}

type SigningKeyRow = Selectable<SigningKeysTable>;

/** The one row of a ring without keys has none. */
function isKey<Row extends { readonly kid: string | null }>(row: Row): row is Row & SigningKeyRow {
  return row.kid !== null;
}

function toRecord(row: SigningKeyRow): SigningKeyRecord {
  return {
    kid: row.kid,
    algorithm: row.algorithm,
    state: row.state,
    publicJwk: row.public_jwk === null ? null : (JSON.parse(row.public_jwk) as Jwk),
    wrapped: row.wrapped,
    wrappedBy: row.wrapped_by,
    createdAtSeconds: row.created_at,
    activatedAtSeconds: row.activated_at,
    endedAtSeconds: row.ended_at,
  };
}

function toRow(record: SigningKeyRecord): SigningKeyRow {
  return {
    kid: record.kid,
    algorithm: record.algorithm,
    state: record.state,
    public_jwk: record.publicJwk === null ? null : JSON.stringify(record.publicJwk),
    wrapped: record.wrapped,
    wrapped_by: record.wrappedBy,
    created_at: record.createdAtSeconds,
    activated_at: record.activatedAtSeconds,
    ended_at: record.endedAtSeconds,
  };
}
