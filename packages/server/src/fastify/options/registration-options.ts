import type { Register } from '../registration/register.ts';
import { expectOption } from './expect.ts';

/** Whether strangers can make accounts. */
export interface RegistrationOptions {
  /**
   * Adds `POST /auth/register`, whose body has `username` and `password`. Limit how often somebody may register with
   * `throttle`. `off`: the route answers 403 `registration_off`. Default: no such route.
   */
  readonly register?: Register | 'off' | undefined;
}

/** Null: there is no such route. */
export function resolveRegistrationOptions({ register }: RegistrationOptions): Register | 'off' | null {
  expectOption(
    register === undefined || register === 'off' || typeof register === 'function',
    'register must be a function, or "off" to refuse everybody',
  );
  return register ?? null;
}
