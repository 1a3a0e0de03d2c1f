import type { Account, Accounts, AuditTrail, SignInVerdict } from '@latchkey/server';
import type { LatchkeyEvent } from '@latchkey/server/fastify';
import { entryOfEvent } from './entry-of-event.ts';
import { originOf, type AuditedRequest } from './request-origin.ts';

/** Notes in the audit trail what users do. */
export interface RequestAudit {
  /** Checks a name and a password, and remembers for the trail what came of it. */
  authenticate(username: string, password: string, request: AuditedRequest): Promise<Account | null>;
  /** Notes what became of a request. */
  hearEvent(event: LatchkeyEvent, request: AuditedRequest): void;
}

export function createRequestAudit(
  trail: Pick<AuditTrail, 'record'>,
  accounts: Pick<Accounts, 'check'>,
): RequestAudit {
  // Until the event of the same request: only here is it known why a sign-in was refused, and only there that it was.
  const verdicts = new WeakMap<AuditedRequest, SignInVerdict>();
  return {
    async authenticate(username, password, request) {
      const verdict = await accounts.check(username, password);
      verdicts.set(request, verdict);
      return verdict.result === 'authenticated' ? verdict.account : null;
    },
    hearEvent(event, request) {
      const entry = entryOfEvent(event, originOf(request), verdicts.get(request) ?? null);
      if (entry !== null) trail.record(entry);
    },
  };
}
