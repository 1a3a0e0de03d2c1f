import { join, resolve } from 'node:path';
import type { DatabaseSource } from './config.ts';
import { Unfit, type Variables } from './variables.ts';

/** The store that `DATABASE_URL` names; without it, a SQLite file in the data folder. */
export function readDatabase(variables: Variables, dataFolder: string, demo: boolean): DatabaseSource {
  const own: DatabaseSource = {
    kind: 'sqlite',
    file: join(dataFolder, demo ? 'demo.sqlite' : 'latchkey.sqlite'),
  };
  return variables.read<DatabaseSource>('DATABASE_URL', own, (url) => {
    if (demo) throw new Unfit('is set, and the demo uses a store of its own: leave it out');
    const [, path] = /^sqlite:(.+)$/.exec(url) ?? [];
    if (path !== undefined && path !== ':memory:') return { kind: 'sqlite', file: resolve(path) };
    if (isPostgres(url)) return { kind: 'postgres', url };
    // The value may hold a password, so it is not repeated.
    throw new Unfit('should be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE');
  });
}

function isPostgres(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && /^postgres(ql)?:$/.test(parsed.protocol) && parsed.pathname.length > 1;
}
