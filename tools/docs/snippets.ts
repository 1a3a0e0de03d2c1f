import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** A piece of TypeScript in a Markdown file. */
export interface Snippet {
  /** The Markdown file, relative to the root. */
  readonly document: string;
  /** From the comment in its first line; undefined where there is none. */
  readonly fileName: string | undefined;
  readonly code: string;
}

/** All TypeScript in a Markdown file, in order. */
export function snippetsIn(document: string): Snippet[] {
  const markdown = readFileSync(join(root, document), 'utf8');
  return [...markdown.matchAll(/^```(?:tsx?|typescript)\n(.*?)^```$/gms)].map(([, code = '']) => ({
    document,
    fileName: /^\/\/ ([\w.-]+\.tsx?)\n/.exec(code)?.[1],
    code,
  }));
}
