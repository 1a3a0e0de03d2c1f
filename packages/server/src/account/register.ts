import { LatchkeyError } from '../error/latchkey-error.ts';
import type { Account } from './account.ts';
import type { AccountStore } from './account-store.ts';
import { describePasswordProblem } from './describe-password-problem.ts';
import { findPasswordProblem } from './find-password-problem.ts';
import { findUsernameProblem } from './find-username-problem.ts';
import { isUsernameAsPassword } from './is-username-as-password.ts';
import { prepareUsername } from './prepare-username.ts';

/** What a stranger may choose. */
export interface Registration {
  readonly username: string;
  readonly password: string;
}

/** What became of a registration. */
export type RegisterResult =
  { readonly result: 'registered'; readonly account: Account } | { readonly result: 'username_taken' };

interface Dependencies {
  readonly store: Pick<AccountStore, 'findByUsername'>;
  readonly passwordMinLength: number;
  readonly create: (
    registration: Registration,
  ) => Promise<
    { readonly result: 'created'; readonly account: Account } | { readonly result: 'username_taken' }
  >;
}

/** Makes an account for a stranger, by the rules for names and passwords that strangers choose. */
export async function register(
  registration: Registration,
  { store, passwordMinLength, create }: Dependencies,
): Promise<RegisterResult> {
  // Nothing else of what was passed may take effect: a body may well say `scopes`.
  const { username, password } = registration;
  await checkRules({ username, password }, passwordMinLength);
  if (await isTaken(username, store)) return { result: 'username_taken' };
  const created = await create({ username, password });
  return created.result === 'created' ? { result: 'registered', account: created.account } : created;
}

/** Says everything that is wrong at once. */
async function checkRules({ username, password }: Registration, minLength: number): Promise<void> {
  const name = findUsernameProblem(username);
  const problem =
    (await findPasswordProblem(password, minLength)) ??
    (isUsernameAsPassword(password, username) ? 'too_common' : null);
  if (name === null && problem === null) return;
  const sentences = [
    ...(name === null ? [] : [`The username ${name}`]),
    ...(problem === null ? [] : [`The password ${describePasswordProblem(problem, minLength)}`]),
  ];
  const fields = {
    ...(name === null ? {} : { username: 'unsupported' as const }),
    ...(problem === null ? {} : { password: problem }),
  };
  throw new LatchkeyError('validation_failed', sentences.join('. '), { fields });
}

/** Costs no hash. Of raced registrations the store decides. */
async function isTaken(username: string, store: Dependencies['store']): Promise<boolean> {
  const usernameKey = prepareUsername(username);
  return usernameKey !== null && (await store.findByUsername(usernameKey)) !== null;
}
