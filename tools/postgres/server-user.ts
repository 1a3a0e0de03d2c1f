import { execFileSync } from 'node:child_process';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** Who PostgreSQL runs as, where it must be somebody else: it refuses to run as root. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  // A user that has a name: initdb looks it up.
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
