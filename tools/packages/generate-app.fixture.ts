import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../process/run-tool.ts';
import { snippetsIn } from '../docs/snippets.ts';
import { pack } from './pack.ts';

/**
 * `ng new` asks for the newest of everything. The test asks for the oldest Angular that the packages say they work with,
 * and for tools of one version, which are published one by one and need each other.
 */
const versions = { framework: '22.0.0', tools: '22.2.0' };
const toolNames = ['@angular/build', '@angular/cli', '@angular/ssr'];

interface AppManifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

/** Makes a new application with server-side rendering in `folder`, and installs the packed packages there. */
export async function generateApp(folder: string): Promise<void> {
  const ng = ['new', 'app', '--directory', 'app', '--defaults', '--ssr', '--skip-git', '--skip-install'];
  await runTool(folder, 'ng', ...ng);
  const app = join(folder, 'app');
  edit(join(app, 'package.json'), pinned);
  const tarballs = await pack(join(folder, 'packages'));
  const files = tarballs.filter(({ name }) => name !== '@latchkey/server').map(({ file }) => file);
  // Install scripts would compile what has been compiled for most machines already.
  const quickly = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await runTool(app, 'npm', 'install', ...quickly, ...files);
}

function pinned(manifest: string): string {
  const { dependencies, devDependencies, ...rest } = JSON.parse(manifest) as AppManifest;
  const pin = (wanted: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(wanted).map(([name, version]) => [name, pinnedVersion(name) ?? version]),
    );
  return JSON.stringify({ ...rest, dependencies: pin(dependencies), devDependencies: pin(devDependencies) });
}

function pinnedVersion(name: string): string | undefined {
  if (!name.startsWith('@angular/')) return undefined;
  return toolNames.includes(name) ? versions.tools : versions.framework;
}

/** Puts the application of the README into a generated one, for a server at `serverUrl`, and builds it. */
export async function buildReadmeApp(folder: string, serverUrl: string): Promise<void> {
  const app = join(folder, 'app', 'src', 'app');
  for (const { fileName, code } of readmeApp()) {
    writeFileSync(join(app, fileName), code.replaceAll('http://localhost:5000', serverUrl));
  }
  // As the README says, what `ng new --ssr` wrote for hydration stays.
  edit(join(app, 'app.config.ts'), (config) =>
    config
      .replace(/^import/m, "import { provideClientHydration } from '@angular/platform-browser';\n$&")
      .replace('provideRouter(routes),', '$& provideClientHydration(),'),
  );
  // The guarded page is rendered for each request, all others once, in the build.
  edit(join(app, 'app.routes.server.ts'), (routes) =>
    routes.replace('= [', "= [{ path: 'account', renderMode: RenderMode.Server },"),
  );
  edit(join(app, 'app.config.server.ts'), (config) =>
    config
      .replace(/^import/m, "import { provideAppInitializer } from '@angular/core';\n$&")
      .replace(/^import/m, "import { signInAsAsked } from './sign-in-as-asked';\n$&")
      .replace('provideServerRendering(', 'provideAppInitializer(signInAsAsked), $&'),
  );
  writeFileSync(join(app, 'sign-in-as-asked.ts'), signInAsAsked);
  await runTool(join(folder, 'app'), 'npm', 'run', 'build');
}

/** What no application should do: signs in while a page is rendered, with the credentials in a header. */
const signInAsAsked = `
import { inject, REQUEST } from '@angular/core';
import { LatchkeySession } from '@latchkey/angular';

export async function signInAsAsked(): Promise<void> {
  const credentials = inject(REQUEST)?.headers.get('x-sign-in');
  if (credentials) await inject(LatchkeySession).signIn(JSON.parse(credentials));
}
`;

/** The files of the application in the README: what imports Angular. */
export function readmeApp(): { readonly fileName: string; readonly code: string }[] {
  return snippetsIn('README.md').flatMap(({ fileName, code }) =>
    fileName !== undefined && code.includes("from '@angular/") ? [{ fileName, code }] : [],
  );
}

function edit(file: string, change: (content: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} is not what it was expected to be`);
  writeFileSync(file, after);
}
