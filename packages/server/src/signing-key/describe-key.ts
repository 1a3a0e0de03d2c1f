import type { SigningKeyRecord } from './signing-key-store.ts';

/** What may be shown of a key: member by member, so that nothing else of a row comes along. */
export function describeKey(record: SigningKeyRecord): Omit<SigningKeyRecord, 'wrapped'> {
  return {
    kid: record.kid,
    algorithm: record.algorithm,
    state: record.state,
    publicJwk: record.publicJwk,
    wrappedBy: record.wrappedBy,
    createdAtSeconds: record.createdAtSeconds,
    activatedAtSeconds: record.activatedAtSeconds,
    endedAtSeconds: record.endedAtSeconds,
  };
}
