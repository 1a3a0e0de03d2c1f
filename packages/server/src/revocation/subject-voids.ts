import type { Fact } from '../feed/fact.ts';

/** All that any number of facts about one subject come to. */
export interface SubjectVoids {
  /** Tokens below it are void, but for those of the excepted session. */
  readonly generation: number;
  readonly exceptSid: string | null;
  /** Tokens of the excepted session are void below this one: the highest that did not except it, if any. */
  readonly exceptedGeneration: number;
}

/** Below every generation: where there is no fact, and of a token that names none. */
const noGeneration = Number.NEGATIVE_INFINITY;

/** What a fact says about its subject. */
export type VoidFact = Pick<Extract<Fact, { kind: 'subject_voided' }>, 'generation' | 'exceptSid'>;

/** Adds a fact, in whatever order facts come. Returns the same object where the fact adds nothing. */
export function addVoid(voids: SubjectVoids | undefined, { generation, exceptSid }: VoidFact): SubjectVoids {
  if (voids === undefined) return { generation, exceptSid, exceptedGeneration: noGeneration };
  const sameSession = exceptSid === voids.exceptSid;
  if (generation > voids.generation) {
    const exceptedGeneration = sameSession ? voids.exceptedGeneration : voids.generation;
    return { generation, exceptSid, exceptedGeneration };
  }
  if (sameSession || generation <= voids.exceptedGeneration) return voids;
  return { ...voids, exceptedGeneration: generation };
}

/** Whether a token of the subject is void. One without a number for its generation is older than every generation. */
export function isVoid(voids: SubjectVoids, gen: unknown, sid: unknown): boolean {
  // A token whose `sid` is null belongs to no session, even where no session is excepted.
  const excepted = voids.exceptSid !== null && voids.exceptSid === sid;
  const needed = excepted ? voids.exceptedGeneration : voids.generation;
  const generation = typeof gen === 'number' ? gen : noGeneration;
  return generation < needed;
}
