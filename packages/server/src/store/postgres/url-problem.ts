import { Client } from 'pg';

const sslModes: readonly string[] = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** What is wrong with the parameters of a URL that leads somewhere; null for nothing. */
export function urlProblem(url: string): string | null {
  const unknown = sslModesOf(url).find((mode) => !sslModes.includes(mode));
  if (unknown !== undefined) return `its URL says sslmode=${unknown}; use one of ${sslModes.join(', ')}`;
  try {
    // Reads the files, too.
    new Client({ connectionString: url });
    return null;
  } catch (error) {
    const { path } = error as NodeJS.ErrnoException;
    if (path === undefined)
      return 'its URL says how to encrypt, but not in a way that there is; correct what begins with ssl';
    return `its URL names the file ${path}, which cannot be read; correct the path, or make it readable`;
  }
}

function sslModesOf(url: string): readonly string[] {
  const [, query] = /\?([^#]*)/.exec(url) ?? [];
  return new URLSearchParams(query).getAll('sslmode');
}
