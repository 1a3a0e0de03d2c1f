import {
  LatchkeyError,
  openProblem,
  StoreOpenError,
  type Accounts,
  type PasswordHasher,
  type Store,
} from '@latchkey/server';
import { StartError } from '../start-error.ts';
import { demoAccount } from './demo-account.ts';

export interface DemoAccountDependencies {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly passwords: PasswordHasher;
}

/**
 * The demo has its account from the start, with the password that its page knows, whatever a visitor has made of it.
 * Any other server refuses a store in which the account exists.
 */
export async function settleDemoAccount(demo: boolean, dependencies: DemoAccountDependencies): Promise<void> {
  const { store, accounts } = dependencies;
  try {
    const exists = await store.accounts.holdsDemoAccount();
    if (demo && !exists) await accounts.create({ ...demoAccount, demo: true });
    if (demo && exists) await restorePassword(dependencies);
    if (demo || !exists) return;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    throw new StoreOpenError(store.name, openProblem(error), error);
  }
  throw new StartError(
    `the store ${store.name} holds the demo account, whose password is public: use another store`,
  );
}

async function restorePassword({ store, accounts, passwords }: DemoAccountDependencies): Promise<void> {
  const { username, password } = demoAccount;
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
