import { Buffer } from 'node:buffer';
import type { Mutation } from './mutation.fixture.ts';

const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Changes of the bytes of a signature. */
export const signatureMutations: readonly Mutation<Buffer>[] = [
  {
    name: 'flip a bit of the signature',
    change(bytes, random) {
      if (bytes.length === 0) return bytes;
      const changed = Buffer.from(bytes);
      const at = random.below(bytes.length);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << random.below(8)), at);
      return changed;
    },
  },
  { name: 'signature cut', change: (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)) },
  { name: 'signature cut in front', change: (bytes, random) => bytes.subarray(random.below(3)) },
  {
    name: 'signature extended',
    change: (bytes, random) => Buffer.concat([bytes, Buffer.alloc(random.below(3))]),
  },
  { name: 'signature extended in front', change: (bytes) => Buffer.concat([Buffer.alloc(1), bytes]) },
  { name: 'signature repeated', change: (bytes) => Buffer.concat([bytes, bytes]) },
  { name: 'signature of zeros', change: (bytes) => Buffer.alloc(bytes.length) },
  {
    name: 'half of the signature zeros',
    change: (bytes) => Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(bytes.length / 2)]),
  },
  // Valid for ECDSA: the other value of s.
  { name: 's negated', change: negateS },
];

function negateS(bytes: Buffer): Buffer {
  if (bytes.length !== 64) return bytes;
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const negated = (((p256Order - s) % p256Order) + p256Order) % p256Order;
  return Buffer.concat([bytes.subarray(0, 32), Buffer.from(negated.toString(16).padStart(64, '0'), 'hex')]);
}
