// Finds the Node to run under: the one that came with the dependencies or, where npm has none for this
// platform, the running one if it is new enough.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What the toolchain asks for: Angular 22's range, the narrowest of all. */
const accepted = '22.22.3 or a later 22, 24.15.0 or a later 24, or 26 and above';

export function pinnedNode(root) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', executable);
  // A package may be there and not run, as on Alpine, whose C library is another one.
  if (existsSync(file) && spawnSync(file, ['--version']).status === 0) return file;
  if (isAccepted(process.versions.node)) return process.execPath;
  throw new Error(
    `npm carries no Node for ${process.platform} on ${process.arch}: ` +
      `install Node ${accepted} (this is ${process.versions.node})`,
  );
}

export function isAccepted(version) {
  const [major, minor, patch] = version.split('.').map(Number);
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 3);
  if (major === 24) return minor >= 15;
  return major >= 26;
}
