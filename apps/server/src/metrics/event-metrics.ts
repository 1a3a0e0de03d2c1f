import type { LatchkeyEvent } from '@latchkey/server/fastify';
import { Counter, type Registry } from 'prom-client';

type Kind = LatchkeyEvent['kind'];
type Outcome = LatchkeyEvent['outcome'];

export type CountEvent = (event: Pick<LatchkeyEvent, 'kind' | 'outcome'>) => void;

const names: Readonly<Record<Kind, { readonly name: string; readonly what: string }>> = {
  sign_in: { name: 'latchkey_sign_ins_total', what: 'Sign-ins' },
  refresh: { name: 'latchkey_refreshes_total', what: 'Refreshes of a session' },
  sign_out: { name: 'latchkey_sign_outs_total', what: 'Sign-outs' },
  session_end: { name: 'latchkey_session_ends_total', what: 'Requests to end sessions of a list' },
  password_change: { name: 'latchkey_password_changes_total', what: 'Changes of a password' },
  registration: { name: 'latchkey_registrations_total', what: 'Registrations' },
};

const outcomes: Readonly<Record<Outcome, true>> = {
  succeeded: true,
  refused: true,
  throttled: true,
  failed: true,
};

/** Counts what users did, by what came of it. Every series is there from the start, so that the first failure is a rise. */
export function createEventMetrics(registry: Registry): CountEvent {
  const entries = Object.entries(names).map(([kind, { name, what }]) => {
    const help = `${what}, by outcome`;
    const counter = new Counter({ name, help, labelNames: ['outcome'], registers: [registry] });
    for (const outcome of Object.keys(outcomes)) counter.inc({ outcome }, 0);
    return [kind, counter] as const;
  });
  const counters = new Map<string, Counter>(entries);
  return ({ kind, outcome }) => counters.get(kind)?.inc({ outcome });
}
