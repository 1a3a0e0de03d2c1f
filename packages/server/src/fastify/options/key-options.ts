import { deriveKey } from '../../secret/derive-key.ts';
import { refusePlaceholder, rootSecretBytes } from '../../secret/root-secret.ts';
import { importSecretKey, type SecretAlgorithm } from '../../token/import-secret-key.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { SigningKeys } from '../../signing-key/signing-keys.ts';
import { JwtKey } from '../../token/jwt-key.ts';
import { KeyRing, type JwtKeys } from '../../token/key-ring.ts';
import { expectOption } from './expect.ts';

/** What tokens are signed and verified with: exactly one of `secretKey`, `jwtSecretKey`, `key` and `sessions`. */
export interface KeyOptions {
  /** At least 32 random bytes; text counts as UTF-8. The token key is derived from it (HKDF). */
  readonly secretKey?: string | Uint8Array;
  /** The token key itself, as other services have it that verify or sign the same tokens. */
  readonly jwtSecretKey?: string | Uint8Array;
  /** A key of any algorithm, or a ring of them, made by this package's `import...Key` and `createKeyRing`. */
  readonly key?: JwtKey | KeyRing;
  /** For `secretKey` and `jwtSecretKey` only: any other key has its own. Default: `HS256`. */
  readonly algorithm?: SecretAlgorithm;
  /**
   * Accepts a `jwtSecretKey` that is shorter than its algorithm allows and can be guessed from any token. Only for
   * moving away from a service that already shares such a secret. Default: false.
   */
  readonly allowInsecureShortSecret?: boolean;
}

/** Keys that verify, and the one among them that signs, asked for at each signature: a ring changes. */
export interface KeySettings {
  readonly keys: JwtKeys | SigningKeys;
  readonly signing: () => JwtKey;
}

export function resolveKeyOptions(
  options: KeyOptions & { readonly sessions?: Sessions | undefined },
): KeySettings {
  const { secretKey, jwtSecretKey, key, sessions, algorithm = 'HS256' } = options;
  const given = [secretKey, jwtSecretKey, key, sessions].filter((value) => value !== undefined);
  expectOption(given.length === 1, 'give exactly one of secretKey, jwtSecretKey, key and sessions');
  if (sessions !== undefined) return settingsOfSessions(options, sessions.keys);
  const { allowInsecureShortSecret = false } = options;
  if (key !== undefined) {
    expectSecretOptionsAbsent(options, 'key');
    return settingsOf(key);
  }
  if (jwtSecretKey === undefined) return settingsOf(derivedKey(secretKey ?? '', algorithm));
  return settingsOf(sharedKey(jwtSecretKey, algorithm, allowInsecureShortSecret));
}

function settingsOfSessions(options: KeyOptions, keys: SigningKeys): KeySettings {
  expectSecretOptionsAbsent(options, 'sessions');
  return { keys, signing: () => keys.signingKey() };
}

function expectSecretOptionsAbsent(options: KeyOptions, source: 'key' | 'sessions'): void {
  const { algorithm, allowInsecureShortSecret } = options;
  expectOption(
    algorithm === undefined && allowInsecureShortSecret === undefined,
    `algorithm and allowInsecureShortSecret say nothing where ${source} brings the keys: leave them out`,
  );
}

function settingsOf(keys: JwtKeys): KeySettings {
  if (KeyRing.isRing(keys)) return { keys, signing: () => keys.signing };
  JwtKey.assert(keys);
  return { keys, signing: () => keys };
}

function derivedKey(secretKey: string | Uint8Array, algorithm: SecretAlgorithm): JwtKey {
  return naming('secretKey', () => {
    const derived = deriveKey(rootSecretBytes(secretKey), `access-token ${algorithm}`);
    return importSecretKey(derived, { algorithm });
  });
}

function sharedKey(
  secret: string | Uint8Array,
  algorithm: SecretAlgorithm,
  allowInsecureShortSecret: boolean,
): JwtKey {
  return naming('jwtSecretKey', () => {
    refusePlaceholder(secret);
    return importSecretKey(secret, { algorithm, allowInsecureShortSecret });
  });
}

function naming(option: string, make: () => JwtKey): JwtKey {
  try {
    return make();
  } catch (error) {
    throw new TypeError(`${option} is refused: ${(error as Error).message}`, { cause: error });
  }
}
