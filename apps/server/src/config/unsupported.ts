import type { Variables } from './variables.ts';

/**
 * Variables that this version does not act on yet, with the one value that says what it does anyway. Set to
 * anything else they are refused: a setting that has no effect is worse than none.
 */
const unsupported: Readonly<Record<string, string>> = {
  METRICS: 'off',
};

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

/** Refuses variables without effect, and misspelt ones under the prefixes that are ours. */
export function refuseUnsupported(variables: Variables, names: readonly string[]): void {
  for (const [name, neutral] of Object.entries(unsupported)) {
    const text = variables.text(name);
    if (text === undefined || text === neutral) continue;
    variables.refuse(name, `is not supported by this version: leave it out or set it to ${neutral}`);
  }
  for (const name of names) {
    if (/^(LATCHKEY|JWT)_/.test(name) && !ours.has(name) && !Object.hasOwn(unsupported, name)) {
      variables.refuse(name, `is unknown: of these there are ${[...ours].join(', ')}`);
    }
  }
}
