import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { derivedHash } from './derived-hash.ts';
import { refused } from './refused.ts';
import type { StoredHash } from './stored-hash.ts';

const derive = promisify(pbkdf2);

const digestBytes: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha512: 64 };

/** About two seconds with sha512; the default of Werkzeug 3.1 is a million. */
const mostIterations = 2_500_000;

const written =
  /^pbkdf2:(sha1|sha256|sha512):([1-9]\d{0,9})\$([\x21-\x23\x25-\x7e]{1,64})\$((?:[0-9a-f]{2}){20,64})$/;

/** `pbkdf2:sha256:600000$salt$hex`, as Werkzeug writes it (RFC 8018 section 5.2). The salt counts as the text that it is. */
export function readWerkzeugPbkdf2(stored: string): StoredHash | null {
  if (!stored.startsWith('pbkdf2:')) return null;
  const [, digest = '', iterations, salt = '', hex = ''] = written.exec(stored) ?? [];
  if (digestBytes[digest] !== hex.length / 2) {
    return refused(
      'It begins as a pbkdf2 hash of Werkzeug, and the rest is not written as sha1, sha256 or sha512:iterations$salt$hex',
    );
  }
  if (Number(iterations) > mostIterations) {
    return refused(`pbkdf2 with ${iterations} iterations is out of bounds: it may be 1 to ${mostIterations}`);
  }
  const expected = Buffer.from(hex, 'hex');
  return derivedHash(expected, (password) =>
    derive(password, salt, Number(iterations), expected.length, digest),
  );
}
