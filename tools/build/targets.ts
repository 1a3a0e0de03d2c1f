/** Something that is built from files of the repository into a folder of its own. */
export interface Target {
  readonly name: string;
  /** Folders and files that the result depends on, relative to the root. */
  readonly inputs: readonly string[];
  /** The folder that is made. */
  readonly output: string;
  /** The program and its arguments, run in `folder`. */
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
}

const shared = ['package-lock.json', 'tsconfig.base.json'];

function library(name: string, ...dependencies: string[]): Target {
  const folder = `packages/${name}`;
  const own = [`${folder}/src`, `${folder}/package.json`, `${folder}/tsconfig.build.json`];
  return {
    name,
    inputs: [...shared, ...dependencies, ...own],
    output: `${folder}/dist`,
    command: ['tsc', '-p', 'tsconfig.build.json'],
    folder,
  };
}

const contract = library('contract');
const client = library('client', 'packages/contract/src');
const server = library('server', 'packages/contract/src');

const angular: Target = {
  name: 'angular',
  inputs: [...client.inputs, 'packages/angular'],
  output: 'packages/angular/dist',
  command: ['ng-packagr', '-p', 'ng-package.json', '-c', 'tsconfig.build.json'],
  folder: 'packages/angular',
};

const demo: Target = {
  name: 'demo',
  inputs: [...angular.inputs, 'apps/demo'],
  output: 'apps/demo/dist',
  command: ['ng', 'build'],
  folder: 'apps/demo',
};

/** What the demo's page is built from, for a development server that builds the page itself. */
export const demoLibraries: readonly Target[] = [contract, client, angular];

/** What the demo consists of besides the server, which runs from its sources. In the order of building. */
export const demoTargets: readonly Target[] = [...demoLibraries, demo];

export const everyTarget: readonly Target[] = [...demoTargets, server];
