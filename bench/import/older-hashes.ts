import { pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import { createPasswordHasher } from '@latchkey/server';
import { hash as bcrypt } from '@node-rs/bcrypt';

/** A kind of hash that users bring along. */
export interface HashKind {
  readonly name: string;
  /** A hash that the password belongs to, at the price that the kind has. */
  readonly hash: (password: string) => Promise<string> | string;
  /** A hash of the same form that no password is known for, at no price. */
  readonly fill: () => string;
}

const bcryptAlphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const argon2 = createPasswordHasher({ parameters: { memoryKib: 65_536, passes: 3, lanes: 4 } });

/** What Werkzeug writes by default, before and since its version 2.3; bcrypt; and argon2id with other costs than ours. */
export const hashKinds: readonly HashKind[] = [
  {
    name: 'Werkzeug pbkdf2:sha256',
    hash: (password) => werkzeugPbkdf2((salt) => pbkdf2Sync(password, salt, 600_000, 32, 'sha256')),
    fill: () => werkzeugPbkdf2(() => randomBytes(32)),
  },
  {
    name: 'bcrypt',
    hash: (password) => bcrypt(password, 12),
    fill: () => `$2b$12$${ofBcrypt(21)}O${ofBcrypt(30)}K`,
  },
  {
    name: 'argon2id m=65536,t=3,p=4',
    hash: argon2.hash,
    fill: () => `$argon2id$v=19$m=65536,t=3,p=4$${unpadded(16)}$${unpadded(32)}`,
  },
  {
    name: 'Werkzeug scrypt',
    hash: (password) => werkzeugScrypt((salt) => scryptSync(password, salt, 64, scryptCosts)),
    fill: () => werkzeugScrypt(() => randomBytes(64)),
  },
];

const scryptCosts = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_024 * 1_024 };

function werkzeugPbkdf2(derive: (salt: string) => Buffer): string {
  const salt = randomBytes(8).toString('hex');
  return `pbkdf2:sha256:600000$${salt}$${derive(salt).toString('hex')}`;
}

function werkzeugScrypt(derive: (salt: string) => Buffer): string {
  const salt = randomBytes(8).toString('hex');
  return `scrypt:32768:8:1$${salt}$${derive(salt).toString('hex')}`;
}

function ofBcrypt(length: number): string {
  return Array.from(randomBytes(length), (byte) => bcryptAlphabet[byte % 64]).join('');
}

function unpadded(bytes: number): string {
  return randomBytes(bytes).toString('base64').replace(/=+$/, '');
}
