import {
  LatchkeyError,
  openProblem,
  StoreOpenError,
  type Accounts,
  type PasswordHasher,
  type Store,
} from '@latchkey/server';
import { StartError } from '../start-error.ts';
import { demoAccounts, type DemoAccount } from './demo-accounts.ts';

export interface DemoAccountDependencies {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly passwords: PasswordHasher;
}

/**
 * The demo has its accounts from the start, with the passwords and scopes that its pages know, whatever a visitor has
 * made of them. Any other server refuses a store in which one exists.
 */
export async function settleDemoAccounts(
  demo: boolean,
  dependencies: DemoAccountDependencies,
): Promise<void> {
  const { store } = dependencies;
  try {
    // One after the other: the first has the first id.
    if (demo) for (const account of demoAccounts) await settle(account, dependencies);
    if (demo || !(await store.accounts.holdsDemoAccount())) return;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new StoreOpenError(store.name, openProblem(error), error);
  }
  throw new StartError(
    `the store ${store.name} holds a demo account, whose password is public: use another store`,
  );
}

async function settle(account: DemoAccount, dependencies: DemoAccountDependencies): Promise<void> {
  const { accounts } = dependencies;
  const found = await accounts.find(account.username);
  if (found === null) {
    await accounts.create({ ...account, demo: true });
    return;
  }
  if (found.scopes.join(' ') !== account.scopes.join(' ')) await accounts.setScopes(found.id, account.scopes);
  await restorePassword(account, dependencies);
}

async function restorePassword(
  { username, password }: DemoAccount,
  { store, accounts, passwords }: DemoAccountDependencies,
): Promise<void> {
  if ((await accounts.authenticate(username, password)) !== null) return;
  const record = await store.accounts.findByUsername(username);
  if (record === null) return;
  await store.accounts.changePassword({
    id: record.id,
    expectedHash: record.passwordHash,
    passwordHash: await passwords.hash(password),
    exceptSid: null,
    nowSeconds: Math.floor(Date.now() / 1000),
  });
}
