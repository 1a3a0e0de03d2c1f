import { attempt } from '../environment/attempt.ts';

/** A URL up to its path, as browsers read it; undefined where they cannot. */
export function addressOf(url: string | URL, base?: string): string | undefined {
  return attempt(() => new URL(url, base).href.replace(/[?#].*/, ''));
}
