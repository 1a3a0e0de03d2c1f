import { randomBytes } from 'node:crypto';

export interface User {
  readonly username: string;
  readonly password: string;
}

/** Somebody who has no account yet. */
export function newUser(): User {
  return { username: `user-${randomBytes(6).toString('hex')}`, password: newPassword() };
}

/** A password that nobody has used before, and that no rule refuses. */
export function newPassword(): string {
  return `pw ${randomBytes(15).toString('base64url')}`;
}
