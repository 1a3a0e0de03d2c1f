import type { SigningKeyRecord, SigningKeyState } from './signing-key-store.ts';

/** The first key in a state. A ring has one `next` and one `active` key, and any number of others. */
export function findKey(
  keys: readonly SigningKeyRecord[],
  state: SigningKeyState,
): SigningKeyRecord | undefined {
  return keys.find((key) => key.state === state);
}
