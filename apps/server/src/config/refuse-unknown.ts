import type { Variables } from './variables.ts';

/** Those that start with `LATCHKEY_` or `JWT_`, which nothing else on a machine is likely to. */
const ours = new Set([
  'LATCHKEY_DEMO',
  'JWT_ALGORITHM',
  'JWT_AUDIENCE',
  'JWT_ISSUER',
  'JWT_LEEWAY_SECONDS',
  'JWT_PROFILE',
  'JWT_SECRET_KEY',
]);

/** Refuses misspelt variables under the prefixes that are ours: a setting that has no effect is worse than none. */
export function refuseUnknown(variables: Variables, names: readonly string[]): void {
  for (const name of names) {
    if (/^(LATCHKEY|JWT)_/.test(name) && !ours.has(name)) {
      variables.refuse(name, `is unknown: of these there are ${[...ours].join(', ')}`);
    }
  }
}
