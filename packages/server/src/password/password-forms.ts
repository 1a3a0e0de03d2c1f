import { preparePassword } from './prepare-password.ts';

/**
 * The forms of a password to be compared with a stored hash, each once: its own bytes, as other software hashed it, then
 * the prepared ones. None for a password that has no prepared form. How many there are depends on the password alone,
 * so that an unknown user costs the same as a known one.
 */
export function passwordForms(password: string): readonly Uint8Array[] {
  const prepared = preparePassword(password);
  if (prepared === null) return [];
  const raw = Buffer.from(password, 'utf8');
  return raw.equals(prepared) ? [prepared] : [raw, prepared];
}
