import { Buffer } from 'node:buffer';
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { ForeignSecretError } from './foreign-secret-error.ts';
import type { RootSecrets } from './root-secrets.ts';
import type { SecretCheckStore } from './secret-check-store.ts';

/**
 * Makes sure that the store belongs to one of the root secrets; call it before anything else is read from the store.
 * A new store takes the primary one's check value, from which nothing about the secret can be told; a store with the
 * value of a further root changes to the primary one's. Rejects with `ForeignSecretError` for a store of another
 * secret, and as the store does.
 */
export async function checkSecret(store: SecretCheckStore, roots: RootSecrets): Promise<void> {
  const [key, ...furtherKeys] = roots.all('store check');
  const primary = checkValue(key);
  const further = furtherKeys.map(checkValue);
  const stored = await store.settle(primary);
  if (isEqual(stored, primary)) return;
  if (!isOneOf(further, stored)) throw new ForeignSecretError();
  const replaced = await store.replace({ expected: stored, value: primary });
  if (replaced === 'replaced') return;
  // Another node was faster. Whichever of the roots it settled on, this node has it too, or else must not start.
  if (!isOneOf([primary, ...further], await store.settle(primary))) throw new ForeignSecretError();
}

function checkValue(key: KeyObject): string {
  return createHmac('sha256', key).update('latchkey store check').digest('base64url');
}

/** Goes through all of them, so that its time does not tell which one it was. */
function isOneOf(values: readonly string[], stored: string): boolean {
  return values.filter((value) => isEqual(value, stored)).length > 0;
}

function isEqual(value: string, stored: string): boolean {
  const [a, b] = [Buffer.from(value), Buffer.from(stored)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
