import { authorizationSchemes } from '@latchkey/contract';
import { rootSecretBytes } from '../secret/root-secret.ts';
import { identityFromClaims } from './identity.ts';
import type { LatchkeyOptions } from './latchkey-options.ts';

/** Options with their defaults filled in; the secret as bytes. */
export type LatchkeySettings = Required<Omit<LatchkeyOptions, 'secretKey'>> & {
  readonly secretKey: Uint8Array;
};

const maxTtlSeconds = 86_400;

/** Checks the options and fills in the defaults; throws a `TypeError` that names the option at fault. */
export function resolveOptions(options: LatchkeyOptions): LatchkeySettings {
  const { secretKey, authenticate, identity = identityFromClaims, issuer = 'latchkey', ...rest } = options;
  const { audience = issuer, accessTtlSeconds = 300, leewaySeconds = 10, realm = 'Login Required' } = rest;
  const { authorizationSchemes: schemes = authorizationSchemes, errorHandling = 'everywhere' } = rest;
  const { clock = Date.now } = rest;
  const settings = {
    secretKey: checkedSecret(secretKey),
    ...{ authenticate, identity, issuer, audience, accessTtlSeconds, leewaySeconds, realm },
    ...{ authorizationSchemes: schemes, errorHandling, clock },
  };
  refuseUnknown(options, settings);
  for (const name of ['authenticate', 'identity', 'clock'] as const) {
    expect(typeof settings[name] === 'function', `${name} must be a function`);
  }
  expect(
    Number.isInteger(accessTtlSeconds) && accessTtlSeconds >= 1 && accessTtlSeconds <= maxTtlSeconds,
    `accessTtlSeconds must be a whole number of seconds from 1 to ${maxTtlSeconds}`,
  );
  expect(Array.isArray(schemes), 'authorizationSchemes must be an array of scheme names');
  expect(
    ['everywhere', 'own-routes'].includes(errorHandling),
    'errorHandling must be everywhere or own-routes',
  );
  return settings;
}

function checkedSecret(secretKey: string | Uint8Array): Uint8Array {
  try {
    return rootSecretBytes(secretKey);
  } catch (error) {
    throw new TypeError(`secretKey is refused: ${(error as Error).message}`, { cause: error });
  }
}

/** A misspelt option would silently leave its default in place. */
function refuseUnknown(options: LatchkeyOptions, known: object): void {
  for (const name of Object.keys(options)) {
    // Fastify's own, for every plugin.
    if (name === 'logLevel' || name === 'logSerializers') continue;
    expect(name in known, `unknown option "${name}"; known are ${Object.keys(known).join(', ')}`);
  }
}

function expect(condition: boolean, rule: string): void {
  if (!condition) throw new TypeError(rule);
}
