import { Buffer } from 'node:buffer';
import { createPrivateKey } from 'node:crypto';
import { importPrivateKey } from '../token/import-private-key.ts';
import { importSecretKey } from '../token/import-secret-key.ts';
import type { JwtKey } from '../token/jwt-key.ts';
import type { KeyWrapping } from './create-key-wrapping.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';
import { UnreadableKeyError } from './unreadable-key-error.ts';

/** The key of a record. Throws an `UnreadableKeyError` where it cannot be decrypted, or is no key of its algorithm. */
export function readKey(record: SigningKeyRecord, wrapping: KeyWrapping): JwtKey {
  const material = wrapping.unwrap(record);
  try {
    return importKey(record, material);
  } catch {
    // What was thrown is left out: it comes from the key.
    throw new UnreadableKeyError(record.kid, 'changed');
  }
}

function importKey({ kid, algorithm }: SigningKeyRecord, material: Uint8Array): JwtKey {
  switch (algorithm) {
    case 'HS256':
    case 'HS384':
    case 'HS512':
      return importSecretKey(material, { algorithm, kid });
    default: {
      const key = createPrivateKey({ key: Buffer.from(material), format: 'der', type: 'pkcs8' });
      return importPrivateKey(key, { algorithm, kid });
    }
  }
}
