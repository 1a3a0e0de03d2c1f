import type { Selectable } from 'kysely';
import type { Fact } from '../../feed/fact.ts';
import type { FactsTable } from '../tables.ts';

/** The columns that tell a fact, without its place in the feed. */
export type FactColumns = Omit<Selectable<FactsTable>, 'number' | 'created_at'>;

const none = { sid: null, jti: null, subject: null, generation: null, except_sid: null };

export function toFactColumns(fact: Fact): FactColumns {
  const { kind } = fact;
  switch (kind) {
    case 'session_ended':
      return { ...none, kind, sid: fact.sid };
    case 'token_ended':
      return { ...none, kind, jti: fact.jti };
    case 'subject_voided':
      return {
        ...none,
        kind,
        subject: fact.subject,
        generation: fact.generation,
        except_sid: fact.exceptSid,
      };
    case 'keys_changed':
      return { ...none, kind };
  }
}

export function toFact({ kind, sid, jti, subject, generation, except_sid }: FactColumns): Fact {
  if (kind === 'session_ended' && sid !== null) return { kind, sid };
  if (kind === 'token_ended' && jti !== null) return { kind, jti };
  if (kind === 'subject_voided' && subject !== null && generation !== null)
    return { kind, subject, generation, exceptSid: except_sid };
  if (kind === 'keys_changed') return { kind };
  // To skip it could mean to go on serving what it ends.
  throw new TypeError(`the store holds a fact of the kind ${kind} that makes no sense`);
}
