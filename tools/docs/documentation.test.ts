import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../root.ts';
import { compileFolder } from './compile-folder.ts';
import { snippetsIn, type Snippet } from './snippets.ts';

const folder = join(root, '.cache', 'snippets');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
].filter((name) => name.endsWith('.md'));
const snippets = documents.flatMap(snippetsIn);
const isAngular = ({ code }: Snippet) => /from '@(latchkey\/)?angular['/]/.test(code);

/**
 * Snippets are compiled against the built packages, as strictly as the project but for what a reader's own settings
 * need not have.
 */
const readerOptions = {
  customConditions: [],
  noPropertyAccessFromIndexSignature: false,
  noUnusedLocals: false,
  jsx: 'react-jsx',
};

/**
 * Snippets that are compiled together: what one declares, the others know. A document's own, but for those of Angular,
 * whose compiler takes longer to start than to compile them all.
 */
interface Group {
  readonly compiler: 'tsc' | 'ngc';
  readonly document: string;
  readonly snippets: readonly Snippet[];
}

const groups: readonly Group[] = [
  { compiler: 'ngc', document: 'every document', snippets: snippets.filter(isAngular) } as const,
  ...documents.map((document): Group => {
    const isOwn = (snippet: Snippet) => snippet.document === document && !isAngular(snippet);
    return { compiler: 'tsc', document, snippets: snippets.filter(isOwn) };
  }),
].filter((group) => group.snippets.length > 0);

const folderOf = ({ compiler, document }: Pick<Group, 'compiler' | 'document'>) =>
  join(folder, `${compiler}-${document.replaceAll(/\W+/g, '-')}`);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const group of groups) write(group);
});

function write(group: Group): void {
  const target = folderOf(group);
  mkdirSync(target, { recursive: true });
  for (const { fileName, code } of group.snippets) {
    if (fileName !== undefined) writeFileSync(join(target, fileName), code);
  }
  const built = join(root, 'packages/angular/dist');
  const angular = {
    paths: { '@latchkey/angular': [built], '@latchkey/angular/testing': [join(built, 'testing')] },
  };
  const config = {
    extends: relative(
      target,
      join(root, group.compiler === 'ngc' ? 'apps/demo/tsconfig.json' : 'tsconfig.json'),
    ),
    compilerOptions: { ...readerOptions, ...(group.compiler === 'ngc' ? angular : {}) },
    include: ['*.ts', '*.tsx'],
  };
  writeFileSync(join(target, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(target, 'users.ts'), readersUsers);
  // The repository is a module; so is what is copied out of its documentation.
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }');
}

function compile(group: Group): string {
  if (group.compiler === 'tsc') return compileFolder(folderOf(group));
  const bin = join(root, 'node_modules', '.bin', 'ngc');
  const { stdout, stderr } = spawnSync(bin, ['-p', folderOf(group), '--noEmit'], { encoding: 'utf8' });
  return stdout + stderr;
}

describe('code in the documentation', () => {
  it('has a file name in its first line, and no two have the same', () => {
    const names = snippets.map(({ fileName }) => fileName);
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(3);
  });

  it.each(groups)('compiles against the built packages: $compiler, $document', (group) => {
    expect(compile(group)).toBe('');
  });

  it('of the Fastify server signs its user in and lets her pass', () => {
    const serverFolder = folderOf({ compiler: 'tsc', document: 'README.md' });
    const code = readFileSync(join(serverFolder, 'server.ts'), 'utf8');
    const listening = /^await app\.listen\(.*\);$/m;
    expect(code).toMatch(listening);
    const trial = join(serverFolder, 'server-trial.ts');
    writeFileSync(trial, code.replace(listening, signInTrial));
    const workFolder = mkdtempSync(join(tmpdir(), 'latchkey-readme-'));
    onTestFinished(() => rmSync(workFolder, { recursive: true }));
    const { stdout, stderr } = spawnSync(process.execPath, [trial], {
      cwd: workFolder,
      encoding: 'utf8',
      env: { ...process.env, SECRET_KEY: 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-' },
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('401 200 Hello, user 1\n');
  });
});

/** What a snippet takes for granted: the reader's own users. */
const readersUsers = `
export interface User { readonly id: number; readonly name: string }
export declare function findUser(by: { username: string } | { id: number }): Promise<User | null>;
export declare function passwordMatches(user: User | null, password: string): Promise<boolean>;
`;

/** Stands in for `listen`: asks without a token, signs in, asks again, and ends. */
const signInTrial = `
const refused = await app.inject('/hello');
const payload = { username: 'ada', password: 'a long passphrase of hers' };
const signedIn = await app.inject({ method: 'POST', url: '/auth', payload });
const authorization = \`Bearer \${signedIn.json().access_token}\`;
const hello = await app.inject({ url: '/hello', headers: { authorization } });
console.log(refused.statusCode, hello.statusCode, hello.body);
await app.close();
await store.close();
`;

describe('links in the documentation', () => {
  const links = documents.flatMap((document) => {
    const markdown = readFileSync(join(root, document), 'utf8');
    return [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)|src(?:set)?="([^"]+)"/g)].map(
      ([, target, source]) => ({ document, link: target ?? source ?? '' }),
    );
  });

  it.each(links.filter(({ link }) => !link.startsWith('https:')))(
    '$document: $link leads somewhere',
    (entry) => {
      expect(existsSync(join(root, dirname(entry.document), entry.link))).toBe(true);
    },
  );
});
