export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly scopes: readonly string[];
}

/** What opens the vault. */
export const vaultScope = 'vault:open';

/** The tutorial's account. */
export const demoUser: DemoAccount = { username: 'user', password: 'password', scopes: [] };

/** One that may do what the other may not. */
export const demoKeeper: DemoAccount = { username: 'keeper', password: 'password', scopes: [vaultScope] };

/** In the order of their ids. Their passwords are public, so they exist in a demo's own store and nowhere else. */
export const demoAccounts: readonly DemoAccount[] = [demoUser, demoKeeper];
