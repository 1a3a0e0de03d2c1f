import type { RouteOptions } from 'fastify';
import findMyWay from 'find-my-way';

/** Which methods a path answers to, whatever the method it was asked with. */
export interface KnownPaths {
  /** Takes note of a route; for Fastify's `onRoute` hook. */
  add(route: Pick<RouteOptions, 'method' | 'url'>): void;
  /** Upper-case method names, sorted; empty where the path is unknown. */
  methodsFor(path: string): readonly string[];
}

/**
 * Fastify's router answers "no such route" alike for an unknown path and a wrong method. This second
 * router, over paths alone, tells them apart (RFC 9110 section 15.5.6).
 */
export function createKnownPaths(): KnownPaths {
  const router = findMyWay();
  const methodsByUrl = new Map<string, Set<string>>();
  return {
    add({ method, url }) {
      // A catch-all would make every path known.
      if (url.includes('*')) return;
      const methods = methodsByUrl.get(url) ?? new Set<string>();
      if (methods.size === 0) router.on('GET', url, noHandler, methods);
      methodsByUrl.set(url, methods);
      for (const name of [method].flat()) methods.add(name.toUpperCase());
    },
    methodsFor(path) {
      const methods = router.find('GET', path)?.store as Set<string> | undefined;
      return [...(methods ?? [])].sort();
    },
  };
}

function noHandler(): void {
  // Only ever looked up, never called.
}
