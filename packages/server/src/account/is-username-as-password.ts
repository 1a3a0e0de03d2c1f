import { repeatedUnit } from '../password/repeated-unit.ts';
import { prepareUsername } from './prepare-username.ts';

/** Whether a password is nothing but the username, in any case and width, once or over and over. */
export function isUsernameAsPassword(password: string, username: string): boolean {
  const name = prepareUsername(username);
  // A name that ends as it begins has a shorter unit than itself.
  return name !== null && [password, repeatedUnit(password)].some((text) => prepareUsername(text) === name);
}
