import { Buffer } from 'node:buffer';
import { constants, sign } from 'node:crypto';
import type { JwtAlgorithm } from '../jwt-key.ts';
import { type AttackTarget, honestParts, withSignature } from './attack-target.fixture.ts';
import type { Attack, AttackRule } from './attack.fixture.ts';
import { everyAlgorithm } from './attacker-keys.fixture.ts';

type Change = (signature: Buffer, target: AttackTarget, signingInput: string) => Uint8Array;

const lengths: readonly (readonly [string, Change])[] = [
  ['cut by its last byte', (bytes) => bytes.subarray(0, -1)],
  ['cut by its first byte', (bytes) => bytes.subarray(1)],
  ['cut to half', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['cut to one byte', (bytes) => bytes.subarray(0, 1)],
  ['extended by a zero', (bytes) => Buffer.concat([bytes, Buffer.alloc(1)])],
  ['extended by a zero in front', (bytes) => Buffer.concat([Buffer.alloc(1), bytes])],
  ['repeated', (bytes) => Buffer.concat([bytes, bytes])],
  ['reversed', (bytes) => Buffer.from(bytes).reverse()],
  ['written as hex', (bytes) => Buffer.from(bytes.toString('hex'))],
  ['encoded twice', (bytes) => Buffer.from(bytes.toString('base64url'))],
  ['all zeros', (bytes) => Buffer.alloc(bytes.length)],
  ['all ones', (bytes) => Buffer.alloc(bytes.length, 0xff)],
  ['the number one', (bytes) => Buffer.alloc(bytes.length).fill(1, bytes.length - 1)],
  ['with its first bit changed', (bytes) => flip(bytes, 0, 0x80)],
  ['with its last bit changed', (bytes) => flip(bytes, bytes.length - 1, 1)],
];

const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ed25519Order = 2n ** 252n + 27742317777372353535851937790883648493n;
const pair = (r: bigint, s: bigint) => Buffer.concat([bigEndian(r), bigEndian(s)]);
const half = (bytes: Buffer, at: number) => BigInt(`0x${bytes.subarray(at, at + 32).toString('hex')}`);
const one = (bytes: Buffer) => ({ r: half(bytes, 0), s: half(bytes, 32) });

const ecdsa: readonly (readonly [string, Change])[] = [
  [
    'in DER',
    (_, { key }, signingInput) => sign('sha256', Buffer.from(signingInput), { key, dsaEncoding: 'der' }),
  ],
  ['with r zero', (bytes) => pair(0n, one(bytes).s)],
  ['with s zero', (bytes) => pair(one(bytes).r, 0n)],
  ['with r of the order', (bytes) => pair(p256Order, one(bytes).s)],
  ['with s of the order', (bytes) => pair(one(bytes).r, p256Order)],
  ['with both of the order', () => pair(p256Order, p256Order)],
  ['with r above the order', (bytes) => pair(2n ** 256n - 1n, one(bytes).s)],
  ['with s above the order', (bytes) => pair(one(bytes).r, 2n ** 256n - 1n)],
  ['with r and s of one', () => pair(1n, 1n)],
  ['with r and s exchanged', (bytes) => pair(one(bytes).s, one(bytes).r)],
  ['with r negated', (bytes) => pair(p256Order - one(bytes).r, one(bytes).s)],
  [
    'in 48 bytes each, as ES384 has it',
    (bytes) => Buffer.concat([Buffer.alloc(16), bytes.subarray(0, 32), Buffer.alloc(16), bytes.subarray(32)]),
  ],
];

const eddsa: readonly (readonly [string, Change])[] = [
  ['with the order added to S', (bytes) => addOrder(bytes, ed25519Order)],
  ['with twice the order added to S', (bytes) => addOrder(bytes, 2n * ed25519Order)],
  ['with the neutral element and S of zero', () => Buffer.alloc(64).fill(1, 0, 1)],
  ['with R negated', (bytes) => flip(bytes, 31, 0x80)],
];

const rsa: readonly (readonly [string, Change])[] = [
  [
    'padded as PSS',
    (_, { key }, signingInput) =>
      sign('sha256', Buffer.from(signingInput), {
        key,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 32,
      }),
  ],
  ['over SHA-512', (_, { key }, signingInput) => sign('sha512', Buffer.from(signingInput), key)],
  ['over SHA-1', (_, { key }, signingInput) => sign('sha1', Buffer.from(signingInput), key)],
  ['over itself', (bytes, { key }) => sign('sha256', bytes, key)],
];

export const signatureAttacks: readonly Attack[] = [
  ...attacks('exact signature', lengths, everyAlgorithm),
  ...attacks('r and s raw and in range', ecdsa, ['ES256']),
  ...attacks('S below the order', eddsa, ['EdDSA']),
  ...attacks('PKCS#1 v1.5 with SHA-256', rsa, ['RS256']),
  {
    name: 'no signature',
    rule: 'exact signature',
    algorithms: everyAlgorithm,
    expected: 'token_malformed',
    forge: (target) => `${honestParts(target).signingInput}.`,
  },
];

function attacks(
  rule: AttackRule,
  changes: readonly (readonly [string, Change])[],
  algorithms: readonly JwtAlgorithm[],
): Attack[] {
  return changes.map(([name, change]) => ({
    name: `a signature ${name}`,
    rule,
    algorithms,
    expected: 'signature_invalid',
    forge(target) {
      const { signingInput, signature } = honestParts(target);
      return withSignature(signingInput, change(signature, target, signingInput));
    },
  }));
}

function flip(bytes: Buffer, at: number, bits: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ bits, at);
  return changed;
}

/** The second half of an Ed25519 signature is a little-endian number, which used to be taken modulo the order. */
function addOrder(bytes: Buffer, order: bigint): Buffer {
  const s = half(Buffer.from(bytes.subarray(32)).reverse(), 0);
  return Buffer.concat([bytes.subarray(0, 32), bigEndian(s + order).reverse()]);
}

function bigEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}
