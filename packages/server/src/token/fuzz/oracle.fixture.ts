import { createPublicKey, type KeyObject } from 'node:crypto';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { honestClaims, nowSeconds, options } from '../forge-token.fixture.ts';
import type { JwtAlgorithm } from '../jwt-key.ts';
import { allAlgorithms, testKeys } from '../test-keys.fixture.ts';
import type { FuzzCase } from './create-case.fixture.ts';

const publicKeys = new Map<JwtAlgorithm, KeyObject>(
  allAlgorithms.map((algorithm) => {
    const { keyObject } = testKeys[algorithm];
    return [algorithm, keyObject.type === 'private' ? createPublicKey(keyObject) : keyObject];
  }),
);

/** The claims that jose reads out of a token, or undefined if it refuses it. */
export async function joseClaims({ token, algorithm }: FuzzCase): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, keyFor(algorithm), {
      issuer: options.issuer,
      audience: options.audience,
      typ: 'at+jwt',
      algorithms: [algorithm],
      clockTolerance: 10,
      currentDate: new Date(nowSeconds * 1000),
      requiredClaims: Object.keys(honestClaims),
    });
    return payload;
  } catch {
    return undefined;
  }
}

/** jose leaves it to its caller to find the key by its name. */
function keyFor(algorithm: JwtAlgorithm): JWTVerifyGetKey {
  return ({ kid }) => {
    const key = publicKeys.get(algorithm);
    if (key === undefined || (kid !== undefined && kid !== testKeys[algorithm].signing.kid)) {
      throw new errors.JWKSNoMatchingKey();
    }
    return key;
  };
}
