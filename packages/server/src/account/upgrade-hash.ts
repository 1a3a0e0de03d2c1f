import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountRecord, AccountStore } from './account-store.ts';

interface Dependencies {
  readonly store: Pick<AccountStore, 'upgradeHash'>;
  readonly passwords: Pick<PasswordHasher, 'hash' | 'needsUpgrade'>;
}

/**
 * Hashes a password anew that was found to belong to an older hash. It never fails: a full queue and a store that is
 * away leave the old hash in place, which serves until a later sign-in gets through.
 */
export async function upgradeHash(
  { id, passwordHash: expectedHash }: AccountRecord,
  password: string,
  { store, passwords }: Dependencies,
): Promise<void> {
  try {
    if (!passwords.needsUpgrade(expectedHash, password)) return;
    const passwordHash = await passwords.hash(password);
    await store.upgradeHash({ id, expectedHash, passwordHash });
  } catch {
    return;
  }
}
