import type { RefusedHash } from './stored-hash.ts';

export function refused(reason: string): RefusedHash {
  return { result: 'refused', reason };
}
