// Installs the dependencies when what is installed is not what the lockfile says.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function installIfStale(root) {
  if (isCurrent(root)) return;
  console.log('Installing dependencies (npm ci): this happens once and takes a minute or two ...');
  // npm names itself in this variable when it runs a script.
  const npm = process.env.npm_execpath;
  // Its warnings speak of the Node that runs npm, which is not the one that everything else will run under.
  const args = ['ci', '--loglevel=error'];
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('npm ci failed, see above: it needs the npm registry and 700 MB of room');
}

/** npm writes down what it installed, in the lockfile's own form, as the last step of an installation. */
export function isCurrent(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, link }]) =>
      // Workspaces are links into the repository; optional packages of other platforms are never installed.
      link ||
      !path.startsWith('node_modules/') ||
      (optional && installed[path] === undefined) ||
      installed[path]?.version === version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
