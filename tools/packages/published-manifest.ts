type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A package.json, of which only what packing touches is known. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Json;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: Json | undefined;
}

/** The condition by which packages are used from their sources inside the repository. */
const insideCondition = 'latchkey-source';

/**
 * The manifest as it is published: without the condition that names sources, which are not in the package, and
 * without what only its own development needs.
 */
export function publishedManifest(manifest: Manifest): Manifest {
  const fields = Object.entries({ ...manifest, exports: withoutInside(manifest.exports) });
  // Only a field that may be missing is taken out.
  return Object.fromEntries(fields.filter(([field]) => field !== 'devDependencies')) as Manifest;
}

function withoutInside(entry: Json): Json {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  return Object.fromEntries(
    Object.entries(entry)
      .filter(([condition]) => condition !== insideCondition)
      .map(([condition, target]) => [condition, withoutInside(target)]),
  );
}
