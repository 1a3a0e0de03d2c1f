import { Worker } from 'node:worker_threads';
import { startDeadline } from '../start-deadline.ts';
import { storeUnavailable } from '../store-unavailable.ts';
import type { SqliteReply, SqliteRequest, SqliteResult, SqliteSetup } from './protocol.ts';
import { errorFromFailure } from './sqlite-error.ts';

/** One worker with one database handle. When it dies it stays dead: whatever was under way must not go on elsewhere. */
export interface SqliteThread {
  isAlive(): boolean;
  /**
   * Rejects with `store_unavailable` when the worker is dead, dies before it has answered, or does not answer in time,
   * which abandons it. Whether a write took effect is unknown then; it is never done twice.
   */
  request(request: SqliteRequest): Promise<SqliteResult>;
  /** Closes the database and waits for the worker to be gone, which may be for ever. */
  close(): Promise<void>;
  /** Rejects what is under way, and ends the worker as soon as its call returns, if it does; nobody waits for it. */
  abandon(cause: Error): void;
  /** Resolves when the worker is gone. */
  readonly exited: Promise<void>;
}

interface Waiting {
  resolve(result: SqliteResult): void;
  reject(error: Error): void;
}

/** Starts the worker; the file is opened at the first request. */
export function startSqliteThread(setup: SqliteSetup, answerMilliseconds: number): SqliteThread {
  const worker = new Worker(workerScript(), {
    workerData: setup,
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

  function abandon(cause: Error): void {
    die(cause);
    void worker.terminate();
    // After `terminate`, which makes the process wait for the worker again.
    worker.unref();
  }

  function request(message: SqliteRequest): Promise<SqliteResult> {
    if (!alive) return Promise.reject(storeUnavailable(new Error('the database thread has ended')));
    return new Promise((resolve, reject) => {
      const expired = new Error(
        `no answer within ${answerMilliseconds} ms; another process keeps it locked, or the disk does not answer`,
      );
      const cancel = startDeadline(answerMilliseconds, () => abandon(expired));
      waiting.push({
        resolve(result) {
          cancel();
          resolve(result);
        },
        reject(error) {
          cancel();
          reject(error);
        },
      });
      worker.postMessage(message);
    });
  }

  return {
    isAlive: () => alive,
    request,
    abandon,
    exited,
    async close() {
      await request({ kind: 'close' }).catch(abandon);
      await exited;
    },
  };
}

/** The script stands beside this file: as TypeScript in the sources, as JavaScript in the built package. */
function workerScript(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./sqlite-worker.${extension}`, import.meta.url);
}
