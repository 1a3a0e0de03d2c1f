import type { Accounts, AccountSummary } from '@latchkey/server';
import { CommandError } from '../command-error.ts';
import { exitCode } from '../exit-code.ts';

/** The account with this name, in any case and width. Throws where there is none. */
export async function findAccount(
  accounts: Pick<Accounts, 'find'>,
  username: string,
): Promise<AccountSummary> {
  return (await accounts.find(username)) ?? refuse(username);
}

/** As `findAccount` refuses: for an account that was there a moment ago, too. */
export function noSuchUser(username: string): CommandError {
  return new CommandError(`There is no user "${username}"`, exitCode.notFound);
}

function refuse(username: string): never {
  throw noSuchUser(username);
}
