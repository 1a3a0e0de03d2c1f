import type { LatchkeyError } from '../../error/latchkey-error.ts';
import type { JwtAlgorithm } from '../jwt-key.ts';
import type { AttackTarget } from './attack-target.fixture.ts';

/** What an attack tries to get around. */
export type AttackRule =
  | 'one key, one algorithm'
  | 'none in no spelling'
  | 'no HMAC with a public key'
  | 'no key and no URL out of a header'
  | 'no crit and no b64'
  | 'kid is a name'
  | 'kid names a key of ours'
  | 'typ'
  | 'exact signature'
  | 'r and s raw and in range'
  | 'S below the order'
  | 'PKCS#1 v1.5 with SHA-256'
  | 'three parts'
  | 'canonical base64url'
  | 'strict JSON'
  | 'bounded size and depth'
  | 'required claims'
  | 'sane times'
  | 'within its time'
  | 'issuer'
  | 'audience'
  | 'shape of claims'
  | 'nothing of a token in a message';

export interface Attack {
  readonly name: string;
  readonly rule: AttackRule;
  /** Whose tokens it is for. */
  readonly algorithms: readonly JwtAlgorithm[];
  readonly expected: LatchkeyError['code'];
  forge(target: AttackTarget): string;
}

/** Whether a token can be sent as it is in an HTTP header, after a scheme and a space. */
export function fitsHeader(token: string): boolean {
  return /^[!-~]{1,8192}$/.test(token);
}
