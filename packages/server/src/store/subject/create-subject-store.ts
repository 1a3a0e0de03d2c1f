import type { SubjectStore } from '../../subject/subject-store.ts';
import type { Transactions } from '../create-transactions.ts';
import type { SqlEngine } from '../engine.ts';
import { findSubject } from './find-subject.ts';
import { voidTokens } from './void-tokens.ts';

/** Keeps subjects in the table `subjects`. */
export function createSubjectStore({ db }: SqlEngine, transactions: Transactions): SubjectStore {
  return {
    find: (subject) => findSubject(db, subject),
    voidTokens: (change) => transactions.run((context) => voidTokens(context, change)),
  };
}
