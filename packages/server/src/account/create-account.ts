import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountStore } from './account-store.ts';
import type { CreateAccount, CreateAccountResult } from './accounts.ts';
import { prepareScopes } from './prepare-scopes.ts';
import { prepareUsername, unpreparedProblem } from './prepare-username.ts';
import { toAccount } from './to-account.ts';

interface Dependencies {
  readonly store: Pick<AccountStore, 'insert'>;
  readonly passwords: Pick<PasswordHasher, 'hash'>;
  readonly clock: Clock;
}

/** Makes an account for code and operators, by the rules without which there can be none. */
export async function createAccount(
  { username, password, scopes = [], demo = false }: CreateAccount,
  { store, passwords, clock }: Dependencies,
): Promise<CreateAccountResult> {
  const usernameKey = prepareUsername(username);
  if (usernameKey === null) throw unsupportedUsername();
  const prepared = prepareScopes(scopes);
  const inserted = await store.insert({
    username,
    usernameKey,
    passwordHash: await passwords.hash(password),
    scopes: prepared,
    demo,
    createdAtSeconds: Math.floor(clock() / 1_000),
  });
  if (inserted.result === 'username_taken') return inserted;
  return { result: 'created', account: toAccount(inserted.account) };
}

function unsupportedUsername(): LatchkeyError {
  const message = `The username ${unpreparedProblem}`;
  return new LatchkeyError('validation_failed', message, { fields: { username: 'unsupported' } });
}
