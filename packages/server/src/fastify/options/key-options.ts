import { deriveKey } from '../../secret/derive-key.ts';
import { refusePlaceholder, rootSecretBytes } from '../../secret/root-secret.ts';
import { importSecretKey, type SecretAlgorithm } from '../../token/import-secret-key.ts';
import { JwtKey } from '../../token/jwt-key.ts';
import { KeyRing, type JwtKeys } from '../../token/key-ring.ts';
import { expectOption } from './expect.ts';

/** What tokens are signed and verified with: exactly one of `secretKey`, `jwtSecretKey` and `key`. */
export interface KeyOptions {
  /** At least 32 random bytes; text counts as UTF-8. The token key is derived from it (HKDF). */
  readonly secretKey?: string | Uint8Array;
  /** The token key itself, as other services have it that verify or sign the same tokens. */
  readonly jwtSecretKey?: string | Uint8Array;
  /** A key of any algorithm, or a ring of them, made by this package's `import...Key` and `createKeyRing`. */
  readonly key?: JwtKey | KeyRing;
  /** For `secretKey` and `jwtSecretKey`. Default: `HS256`. */
  readonly algorithm?: SecretAlgorithm;
  /**
   * Accepts a `jwtSecretKey` that is shorter than its algorithm allows and can be guessed from any token. Only for
   * moving away from a service that already shares such a secret. Default: false.
   */
  readonly allowInsecureShortSecret?: boolean;
}

/** Keys that verify, and the one among them that signs. */
export interface KeySettings {
  readonly keys: JwtKeys;
  readonly signing: JwtKey;
}

export function resolveKeyOptions(options: KeyOptions): KeySettings {
  const { secretKey, jwtSecretKey, key, algorithm = 'HS256', allowInsecureShortSecret = false } = options;
  const given = [secretKey, jwtSecretKey, key].filter((value) => value !== undefined);
  expectOption(given.length === 1, 'give exactly one of secretKey, jwtSecretKey and key');
  if (key !== undefined) return settingsOf(key);
  if (jwtSecretKey === undefined) return settingsOf(derivedKey(secretKey ?? '', algorithm));
  return settingsOf(sharedKey(jwtSecretKey, algorithm, allowInsecureShortSecret));
}

function settingsOf(keys: JwtKeys): KeySettings {
  if (KeyRing.isRing(keys)) return { keys, signing: keys.signing };
  JwtKey.assert(keys);
  return { keys, signing: keys };
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
