import type { AuthenticatedUser } from './authenticated-user.ts';
import type { TokenSettings } from './options/token-options.ts';

/** What a callback adds to a token; nothing where there is no such callback. Throws a `TypeError` that names it. */
export async function furtherMembers(
  settings: TokenSettings,
  callback: 'tokenClaims' | 'tokenHeader',
  user: AuthenticatedUser,
): Promise<Readonly<Record<string, unknown>>> {
  const further = settings[callback];
  if (further === null) return {};
  const members: unknown = await further(user);
  if (isPlainObject(members)) return members;
  throw new TypeError(`${callback} must return a plain object`);
}

/** One with a `toJSON` is none: it would be written as something else. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
