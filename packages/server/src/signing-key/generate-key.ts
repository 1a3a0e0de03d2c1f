import { Buffer } from 'node:buffer';
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { encodeBase64url } from '../token/base64url.ts';
import type { AsymmetricAlgorithm } from '../token/import-asymmetric-key.ts';
import { importPrivateKey } from '../token/import-private-key.ts';
import { importSecretKey, type SecretAlgorithm } from '../token/import-secret-key.ts';
import type { JwtAlgorithm, JwtKey } from '../token/jwt-key.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';

/** A key and the bytes that `readKey` makes it from again: the secret itself, or PKCS#8 in DER. */
export interface GeneratedKey {
  readonly key: JwtKey & { readonly kid: string };
  readonly material: Uint8Array;
}

/** As long as the longest hash (RFC 7518 section 3.2). */
const secretBytes = 64;
const secretNameBytes = 16;
const rsaBits = 2048;

const generatePair = promisify(generateKeyPair) as (
  type: string,
  options: object,
) => Promise<{ readonly privateKey: KeyObject }>;

const pairs: Readonly<Record<AsymmetricAlgorithm, readonly [type: string, options: object]>> = {
  RS256: ['rsa', { modulusLength: rsaBits }],
  ES256: ['ec', { namedCurve: 'P-256' }],
  EdDSA: ['ed25519', {}],
};

/**
 * Makes a key for an algorithm, off the main thread. Its `kid` is the thumbprint of a public key (RFC 7638), and
 * random for a secret, of which a thumbprint would be a hash.
 */
export async function generateKey(algorithm: JwtAlgorithm, randomBytes: RandomBytes): Promise<GeneratedKey> {
  return isPaired(algorithm) ? generatePrivateKey(algorithm) : generateSecret(algorithm, randomBytes);
}

function isPaired(algorithm: JwtAlgorithm): algorithm is AsymmetricAlgorithm {
  return Object.hasOwn(pairs, algorithm);
}

async function generatePrivateKey(algorithm: AsymmetricAlgorithm): Promise<GeneratedKey> {
  const { privateKey } = await generatePair(...pairs[algorithm]);
  const key = importPrivateKey(privateKey, { algorithm }) as GeneratedKey['key'];
  return { key, material: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

function generateSecret(algorithm: SecretAlgorithm, randomBytes: RandomBytes): GeneratedKey {
  const material = Buffer.from(randomBytes(secretBytes));
  const kid = encodeBase64url(randomBytes(secretNameBytes));
  return { key: importSecretKey(material, { algorithm, kid }) as GeneratedKey['key'], material };
}
