import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { StartError } from '../start-error.ts';
import { pagePaths } from './page-paths.ts';

/**
 * Serves the built demo app at `/` and wherever else it has a page. Its scripts and styles carry a hash in their names and may be kept for
 * ever; the page that names them is asked for again each time.
 */
export async function addDemoPage(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new StartError(`the demo page is not built: ${folder} has no index.html (npm start builds it)`);
  }
  await app.register(fastifyStatic, {
    root: folder,
    // A route for each file: every other path stays a 404 in JSON.
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /-[\w-]{8}\.(js|css|svg)$/.test(path);
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const path of pagePaths) {
    app.get(path, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
  }
}
