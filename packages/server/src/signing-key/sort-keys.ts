import type { SigningKeyRecord, SigningKeyState } from './signing-key-store.ts';

const order: Readonly<Record<SigningKeyState, number>> = { active: 0, next: 1, retired: 2, revoked: 3 };

/** Sorts keys by their state, the one that signs first, and within a state the one that began last. */
export function sortKeys(keys: readonly SigningKeyRecord[]): readonly SigningKeyRecord[] {
  return keys.toSorted(
    (a, b) =>
      order[a.state] - order[b.state] ||
      beganAtSeconds(b) - beganAtSeconds(a) ||
      // Without it the order, and so the arrays made from it, could change from one reading to the next.
      (a.kid < b.kid ? -1 : 1),
  );
}

function beganAtSeconds({ activatedAtSeconds, createdAtSeconds }: SigningKeyRecord): number {
  return activatedAtSeconds ?? createdAtSeconds;
}
