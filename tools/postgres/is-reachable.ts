import { statSync } from 'node:fs';
import { dirname } from 'node:path';

const othersMayEnter = 0o001;

/** Whether another user may enter a folder and all those above it. */
export function isReachable(folder: string): boolean {
  if ((statSync(folder).mode & othersMayEnter) === 0) return false;
  return dirname(folder) === folder || isReachable(dirname(folder));
}
