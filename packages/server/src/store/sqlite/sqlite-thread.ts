import { Worker } from 'node:worker_threads';
import type { SqliteReply, SqliteRequest, SqliteResult } from './protocol.ts';
import { errorFromFailure, storeUnavailable } from './sqlite-error.ts';

/** One worker with one database handle. When it dies it stays dead: whatever was under way must not go on elsewhere. */
export interface SqliteThread {
  isAlive(): boolean;
  /** Rejects with `store_unavailable` when the worker is dead or dies before it has answered. */
  request(request: SqliteRequest): Promise<SqliteResult>;
  /** Closes the database and waits for the worker to be gone. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: SqliteResult): void;
  reject(error: Error): void;
}

/** Starts the worker; the file is opened at the first request. */
export function startSqliteThread(file: string): SqliteThread {
  const worker = new Worker(workerScript(), {
    workerData: { file },
    // Not the flags of this process, which may load things into every thread. Some Node releases call their SQLite
    // experimental with a warning; the worker uses nothing else that could be.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting: Waiting[] = [];
  let alive = true;

  function die(cause: unknown): void {
    alive = false;
    for (const { reject } of waiting.splice(0)) reject(storeUnavailable(cause));
  }

  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (exitCode) => {
      die(new Error(`the database thread ended with exit code ${exitCode}`));
      resolve();
    });
  });
  // Without a listener an error in the worker would end the process.
  worker.on('error', die);
  worker.on('message', (reply: SqliteReply) => {
    // Under `node --watch` Node itself posts the names of imported files through the same port.
    if (!('ok' in reply)) return;
    const next = waiting.shift();
    if (reply.ok) next?.resolve(reply.result);
    else next?.reject(errorFromFailure(reply.failure));
  });

  function request(message: SqliteRequest): Promise<SqliteResult> {
    if (!alive) return Promise.reject(storeUnavailable(new Error('the database thread has ended')));
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(message);
    });
  }

  return {
    isAlive: () => alive,
    request,
    async close() {
      await request({ kind: 'close' }).catch(() => worker.terminate());
      await exited;
    },
  };
}

/** The script stands beside this file: as TypeScript in the sources, as JavaScript in the built package. */
function workerScript(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./sqlite-worker.${extension}`, import.meta.url);
}
