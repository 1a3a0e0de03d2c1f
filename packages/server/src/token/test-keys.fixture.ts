import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { importPrivateKey } from './import-private-key.ts';
import { importPublicKey } from './import-public-key.ts';
import { importSecretKey } from './import-secret-key.ts';
import type { JwtAlgorithm, JwtKey } from './jwt-key.ts';
import { rfcExamples } from './rfc-examples.fixture.ts';

/** One key in all the forms that tests want; the same in every run. */
export interface TestKey {
  readonly algorithm: JwtAlgorithm;
  readonly signing: JwtKey;
  readonly verifying: JwtKey;
  /** The secret or the private key. */
  readonly keyObject: KeyObject;
}

export const testKeys: Readonly<Record<JwtAlgorithm, TestKey>> = {
  HS256: secretKey('HS256', 32),
  HS384: secretKey('HS384', 48),
  HS512: secretKey('HS512', 64),
  RS256: keyPair('RS256'),
  ES256: keyPair('ES256'),
  EdDSA: keyPair('EdDSA'),
};

export const allAlgorithms = Object.keys(testKeys) as readonly JwtAlgorithm[];

function secretKey(algorithm: 'HS256' | 'HS384' | 'HS512', bytes: number): TestKey {
  const keyObject = createSecretKey(Buffer.from(Array.from({ length: bytes }, (_, index) => 255 - index)));
  const key = importSecretKey(keyObject, { algorithm, kid: `the ${algorithm} key` });
  return { algorithm, signing: key, verifying: key, keyObject };
}

function keyPair(algorithm: 'RS256' | 'ES256' | 'EdDSA'): TestKey {
  const keyObject = createPrivateKey({ key: rfcExamples[algorithm].jwk, format: 'jwk' });
  const options = { algorithm, kid: `the ${algorithm} key` };
  return {
    algorithm,
    signing: importPrivateKey(keyObject, options),
    verifying: importPublicKey(createPublicKey(keyObject), options),
    keyObject,
  };
}
