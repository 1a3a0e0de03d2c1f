import type { Fact } from '../feed/fact.ts';
import type { RevocableClaims } from './revocations.ts';
import { addVoid, isVoid, type SubjectVoids, type VoidFact } from './subject-voids.ts';

/** When a node heard of something, by both of its clocks. */
export interface Heard {
  readonly atMilliseconds: number;
  readonly atMonotonicMilliseconds: number;
}

/** Facts as a node remembers them: one entry for a session, a token or a subject, however many facts there were. */
export interface KnownFacts {
  readonly size: number;
  add(fact: Fact, heard: Heard): void;
  /** Drops what was heard first, up to the first entry that is to stay. */
  drop(mayGo: (heard: Heard) => boolean): void;
  /** Whether a fact speaks of a token with these claims. Never throws, and a claim of an odd type matches nothing. */
  revokes(claims: RevocableClaims): boolean;
}

interface KnownSubject extends Heard {
  readonly voids: SubjectVoids;
}

export function createKnownFacts(): KnownFacts {
  // Maps keep the order of insertion, so each has what was heard first in front.
  const sessions = new Map<unknown, Heard>();
  const tokens = new Map<unknown, Heard>();
  const subjects = new Map<unknown, KnownSubject>();

  function addSubject(subject: string, fact: VoidFact, heard: Heard): void {
    const known = subjects.get(subject)?.voids;
    const voids = addVoid(known, fact);
    if (voids === known) return;
    subjects.delete(subject);
    subjects.set(subject, { ...heard, voids });
  }

  return {
    get size() {
      return sessions.size + tokens.size + subjects.size;
    },
    add(fact, heard) {
      switch (fact.kind) {
        case 'session_ended':
          if (!sessions.has(fact.sid)) sessions.set(fact.sid, heard);
          return;
        case 'token_ended':
          if (!tokens.has(fact.jti)) tokens.set(fact.jti, heard);
          return;
        case 'subject_voided':
          addSubject(fact.subject, fact, heard);
          return;
        case 'keys_changed':
          return;
      }
    },
    drop(mayGo) {
      for (const known of [sessions, tokens, subjects]) dropFirst(known, mayGo);
    },
    revokes({ sub, sid, jti, gen }) {
      if (sessions.has(sid) || tokens.has(jti)) return true;
      const known = subjects.get(sub);
      return known !== undefined && isVoid(known.voids, gen, sid);
    },
  };
}

function dropFirst(known: Map<unknown, Heard>, mayGo: (heard: Heard) => boolean): void {
  for (const [name, heard] of known) {
    if (!mayGo(heard)) return;
    known.delete(name);
  }
}
