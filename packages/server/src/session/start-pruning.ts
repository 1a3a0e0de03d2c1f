import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { type Schedule, scheduleUnref } from '../clock/schedule.ts';
import { guardListener } from '../error/guard-listener.ts';
import { type Job, startJob } from '../job/start-job.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import { pruneStore, type PrunedStore } from './prune-store.ts';
import type { SessionPorts } from './session-ports.ts';

/** Options of `startPruning`. */
export interface PruningOptions {
  /** What `openStore` resolves to. It stays open when the pruning is closed. */
  readonly store: PrunedStore & Pick<SessionPorts, 'leases'>;
  /** How long entries of the audit trail are kept, a whole number from 1. Default: 90 days. */
  readonly auditKeepDays?: number;
  /** Hears why one attempt failed; the next one comes all the same. What it throws becomes a warning of the process. */
  readonly onError?: (error: unknown) => void;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
  /** Default: that of `node:crypto`. */
  readonly randomBytes?: RandomBytes;
  /** Default: timers that keep no process alive. */
  readonly schedule?: Schedule;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
}

const defaultAuditKeepDays = 90;

/**
 * Deletes what is over from a store every 10 minutes or so, on one node at a time: sessions, facts, counters of the
 * throttle, and old entries of the audit trail. `openSessions` does so by itself: this is for who keeps accounts, the
 * throttle or the trail in a store and opens no sessions on it. Throws a TypeError for an `auditKeepDays` out of range.
 */
export function startPruning(options: PruningOptions): Job {
  const { store, auditKeepDays = defaultAuditKeepDays, onError = () => undefined } = options;
  const { clock = Date.now, randomBytes = nodeRandomBytes } = options;
  const { schedule = scheduleUnref, random = Math.random } = options;
  if (!Number.isSafeInteger(auditKeepDays) || auditKeepDays < 1)
    throw new TypeError('auditKeepDays must be a whole number above 0');
  return startJob({
    name: 'pruning',
    leases: store.leases,
    holder: randomBytes(16).toString('base64url'),
    run: () => pruneStore(store, clock(), auditKeepDays),
    onError: guardListener('onError', onError),
    clock,
    schedule,
    random,
  });
}
