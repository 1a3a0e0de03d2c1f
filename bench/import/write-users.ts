import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { User } from '../../chaos/client/user.ts';
import { hashKinds } from './older-hashes.ts';

/** Somebody whose password is known, and how it was hashed. */
export interface KnownUser extends User {
  readonly kind: string;
}

/** Writes users as JSON Lines, their kinds of hashes in turn. Resolves to those at the start, whose passwords are known. */
export async function writeUsers(file: string, count: number, knownOfEachKind: number): Promise<KnownUser[]> {
  const output = createWriteStream(file);
  const known: KnownUser[] = [];
  for (let at = 0; at < count; at += 1) {
    const kind = hashKinds[at % hashKinds.length];
    if (kind === undefined) throw new RangeError('there is no kind of hash');
    const user = { username: `brought-${at}`, password: `the password of brought-${at}`, kind: kind.name };
    const isKnown = at < knownOfEachKind * hashKinds.length;
    if (isKnown) known.push(user);
    const password_hash = isKnown ? await kind.hash(user.password) : kind.fill();
    const line = {
      username: user.username,
      password_hash,
      scopes: ['notes:read'],
      created_at: 1_500_000_000 + at,
    };
    if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
  return known;
}
