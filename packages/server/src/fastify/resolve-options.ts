import { authorizationSchemes } from '@latchkey/contract';
import { identityFromClaims } from './identity.ts';
import type { LatchkeyOptions } from './latchkey-options.ts';

const names = new Set<keyof LatchkeyOptions>([
  'secretKey',
  'authenticate',
  'identity',
  'issuer',
  'audience',
  'accessTtlSeconds',
  'leewaySeconds',
  'realm',
  'authorizationSchemes',
  'errorHandling',
  'clock',
]);

/** Fills in defaults; throws a `TypeError` that names the option at fault. */
export function resolveOptions(options: LatchkeyOptions): Required<LatchkeyOptions> {
  refuseUnknown(options);
  if (typeof options.authenticate !== 'function') throw new TypeError('authenticate must be a function');
  const issuer = options.issuer ?? 'latchkey';
  const accessTtlSeconds = options.accessTtlSeconds ?? 300;
  if (!Number.isInteger(accessTtlSeconds) || accessTtlSeconds < 1) {
    throw new TypeError('accessTtlSeconds must be a whole number of seconds, at least 1');
  }
  return {
    identity: identityFromClaims,
    issuer,
    audience: issuer,
    leewaySeconds: 10,
    realm: 'Login Required',
    authorizationSchemes,
    errorHandling: 'everywhere',
    clock: Date.now,
    ...options,
    accessTtlSeconds,
  };
}

/** A misspelt option would silently leave its default in place. */
function refuseUnknown(options: LatchkeyOptions): void {
  for (const name of Object.keys(options)) {
    // Fastify's own, for every plugin.
    if (name === 'prefix' || name === 'logLevel' || name === 'logSerializers') continue;
    if (!names.has(name as keyof LatchkeyOptions)) {
      throw new TypeError(`unknown option "${name}"; known are ${[...names].join(', ')}`);
    }
  }
}
