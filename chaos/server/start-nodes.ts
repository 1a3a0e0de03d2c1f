import type { LatchkeyNode } from './latchkey-node.ts';
import type { Site } from './site.ts';

/** The servers that a race is run on: the second one is the first again where one process has the store to itself. */
export interface Nodes {
  readonly first: LatchkeyNode;
  readonly second: LatchkeyNode;
}

/** One server on SQLite; two on PostgreSQL, where nodes may disagree. */
export async function startNodes(site: Site, changes: Readonly<Record<string, string>> = {}): Promise<Nodes> {
  if (site.engine === 'sqlite') {
    const only = await site.startNode(changes);
    return { first: only, second: only };
  }
  const [first, second] = await Promise.all([site.startNode(changes), site.startNode(changes)]);
  return { first, second };
}
