/** A package that people install. */
export interface PublishedPackage {
  readonly name: string;
  /** Where its README.md is, relative to the root. */
  readonly folder: string;
  /** Where its manifest is, relative to the root, with the files that it names beside it or below. */
  readonly manifestFolder: string;
  /** What is published of `manifestFolder` besides the manifest: one folder, or all of it. */
  readonly content: 'dist' | '.';
}

function compiled(name: string): PublishedPackage {
  const folder = `packages/${name}`;
  return { name: `@latchkey/${name}`, folder, manifestFolder: folder, content: 'dist' };
}

/** The packages that people install, in the order of their dependencies. */
export const publishedPackages: readonly PublishedPackage[] = [
  compiled('contract'),
  compiled('client'),
  {
    name: '@latchkey/angular',
    folder: 'packages/angular',
    // ng-packagr writes the manifest that Angular's tools expect.
    manifestFolder: 'packages/angular/dist',
    content: '.',
  },
  compiled('server'),
];
