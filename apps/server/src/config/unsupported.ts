import type { Variables } from './variables.ts';

/**
 * Variables that this version does not act on yet, with the one value that says what it does anyway. Set to
 * anything else they are refused: a setting that has no effect is worse than none.
 */
const unsupported: Readonly<Record<string, string | null>> = {
  SECRET_KEY_ALSO_ACCEPT: null,
  JWT_SECRET_KEY: null,
  JWT_PROFILE: 'default',
  REFRESH_GRACE_SECONDS: null,
  SESSION_TTL_SECONDS: null,
  SESSION_IDLE_SECONDS: null,
  REVOCATION_STALE_SECONDS: null,
  REVOCATION_WHEN_STALE: null,
  KEY_ROTATION_DAYS: null,
  JWKS_MAX_AGE_SECONDS: null,
  PASSWORD_MIN_LENGTH: null,
  TRUST_PROXY: null,
  REGISTRATION: 'off',
  METRICS: 'off',
};

/** Refuses variables without effect, and misspelt ones under the prefix that is ours alone. */
export function refuseUnsupported(variables: Variables, names: readonly string[]): void {
  for (const [name, neutral] of Object.entries(unsupported)) {
    const text = variables.text(name);
    if (text === undefined || text === neutral) continue;
    const advice = neutral === null ? 'leave it out' : `leave it out or set it to ${neutral}`;
    variables.refuse(name, `is not supported by this version: ${advice}`);
  }
  for (const name of names) {
    if (name.startsWith('LATCHKEY_') && name !== 'LATCHKEY_DEMO') {
      variables.refuse(name, 'is unknown: the one variable that starts like this is LATCHKEY_DEMO');
    }
  }
}
