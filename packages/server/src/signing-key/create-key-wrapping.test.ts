import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { createKeyWrapping, type KeyName } from './create-key-wrapping.ts';
import { rootA, rootB } from './test-node.fixture.ts';
import { UnreadableKeyError } from './unreadable-key-error.ts';

const name: KeyName = { kid: 'kid-1', algorithm: 'HS256' };
const material = Buffer.from('MARKED-MATERIAL-of-a-key-0123456789abcdefghijklmnopqrstuvwxyz-+-');
const wrapping = createKeyWrapping(createRootSecrets(rootA), randomBytes);

/** The error that reading throws, which must say nothing of key or secret. */
function refusal(record: Parameters<typeof wrapping.unwrap>[0], by = wrapping): UnreadableKeyError {
  try {
    by.unwrap(record);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableKeyError);
    const said = `${(error as Error).stack ?? ''} ${JSON.stringify(error)}`;
    for (const marked of ['MARKED', rootA, rootB, record.wrapped.slice(0, 20) || 'MARKED']) {
      expect(said).not.toContain(marked);
    }
    return error as UnreadableKeyError;
  }
  throw new Error('it could be read');
}

describe('wrapping a key', () => {
  it('gives the key back, and never the same text twice', () => {
    const first = wrapping.wrap(name, material);
    const second = wrapping.wrap(name, material);
    expect(Buffer.from(wrapping.unwrap({ ...name, ...first }))).toEqual(material);
    expect(first.wrapped).not.toBe(second.wrapped);
    expect(first.wrappedBy).toBe(second.wrappedBy);
  });

  it('holds nonce, ciphertext and tag as base64url, and nothing of the key', () => {
    const { wrapped } = wrapping.wrap(name, material);
    expect(wrapped).toMatch(/^[\w-]+$/);
    const bytes = Buffer.from(wrapped, 'base64url');
    expect(bytes.byteLength).toBe(12 + material.byteLength + 16);
    expect(bytes.includes('MARKED')).toBe(false);
  });

  it('reads what an earlier version of this program wrote', () => {
    const zeros = createKeyWrapping(createRootSecrets(rootA), (size) => new Uint8Array(size));
    expect(zeros.wrap(name, material)).toEqual(known);
    expect(Buffer.from(wrapping.unwrap({ ...name, ...known }))).toEqual(material);
  });

  it('takes the nonce from the randomness that it is given', () => {
    const sevens = createKeyWrapping(createRootSecrets(rootA), (size) => new Uint8Array(size).fill(7));
    const { wrapped } = sevens.wrap(name, material);
    expect(Buffer.from(wrapped, 'base64url').subarray(0, 12)).toEqual(Buffer.alloc(12, 7));
  });
});

describe('a wrapped key that somebody changed', () => {
  const whole = wrapping.wrap(name, material);
  const bytes = Buffer.from(whole.wrapped, 'base64url');

  it('is refused, whichever byte it was', () => {
    for (let index = 0; index < bytes.byteLength; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const record = { ...name, ...whole, wrapped: changed.toString('base64url') };
      expect(refusal(record).reason).toBe('changed');
    }
  });

  it.each([
    ['nothing', ''],
    ['a nonce', bytes.subarray(0, 12).toString('base64url')],
    ['a nonce and a tag', Buffer.concat([bytes.subarray(0, 12), bytes.subarray(-16)]).toString('base64url')],
    ['a shorter tag', bytes.subarray(0, -1).toString('base64url')],
    ['more at its end', Buffer.concat([bytes, Buffer.alloc(1)]).toString('base64url')],
    ['padding', `${whole.wrapped}=`],
    ['a line break', `${whole.wrapped}\n`],
    ['another alphabet', `+/${whole.wrapped.slice(2)}`],
  ])('is refused as %s', (_, wrapped) => {
    expect(refusal({ ...name, ...whole, wrapped }).reason).toBe('changed');
  });

  it('is refused under the name or algorithm of another key', () => {
    const record = { ...name, ...whole };
    expect(refusal({ ...record, kid: 'kid-2' }).message).toContain('"kid-2"');
    expect(refusal({ ...record, algorithm: 'HS512' }).reason).toBe('changed');
    // Where one field ends and the other begins is bound as well.
    expect(refusal({ ...record, kid: 'kid-1","HS256' }).reason).toBe('changed');
  });
});

describe('a key under another root', () => {
  const byB = createKeyWrapping(createRootSecrets(rootB), randomBytes);
  const ofB = byB.wrap(name, material);

  it('is refused without that root, and says so', () => {
    const error = refusal({ ...name, ...ofB });
    expect(error).toMatchObject({ reason: 'foreign', kid: 'kid-1' });
    expect(error.message).toContain('another secret key');
    expect(error.message).not.toContain('\n');
  });

  it('is refused where its row claims to be under this one', () => {
    const { wrappedBy } = wrapping.wrap(name, material);
    expect(refusal({ ...name, ...ofB, wrappedBy }).reason).toBe('changed');
  });

  it('is read with that root as a further one, and is not of the primary', () => {
    const both = createKeyWrapping(createRootSecrets(rootA, [rootB]), randomBytes);
    expect(Buffer.from(both.unwrap({ ...name, ...ofB }))).toEqual(material);
    expect(both.isPrimary(ofB)).toBe(false);
    expect(both.isPrimary(both.wrap(name, material))).toBe(true);
    expect(both.wrap(name, material).wrappedBy).toBe(wrapping.wrap(name, material).wrappedBy);
  });

  it('names its root by a text that is not part of the derived key', () => {
    const derived = createRootSecrets(rootB).primary('signing-key wrapping').export();
    expect(derived.includes(Buffer.from(ofB.wrappedBy, 'base64url'))).toBe(false);
    expect(ofB.wrappedBy).toMatch(/^[\w-]{16}$/);
  });
});

/** Made with WebCrypto by the description of the format, and a nonce of zeros. */
const known = {
  wrapped:
    'AAAAAAAAAAAAAAAAqQDzl0Fh7cmHsjr5q6_1X3Yp_XZqCCbLtwXv_TTm_h3RmqdAc6IR1OmINHqcCT5_eYjpG45TSXHymNUAs46lCiJ1tow8A_z9x1WZVFZiuBU',
  wrappedBy: '_6pP7pkcAiSE3_Ul',
};
