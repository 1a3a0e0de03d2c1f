import { type Accounts, type Clock, findImportProblem } from '@latchkey/server';

/** Says of each account what an import would say of it as long as the store has nobody, and stores none. */
export function rehearseImport(clock: Clock): Pick<Accounts, 'importMany'> {
  return {
    importMany: (accounts) =>
      Promise.resolve(
        accounts.map((account) => {
          const problem = findImportProblem(account, clock);
          return problem === null ? { result: 'imported', id: '0' } : { result: 'refused', problem };
        }),
      ),
  };
}
