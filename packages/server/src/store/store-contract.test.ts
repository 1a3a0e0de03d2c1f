import { describe, it } from 'vitest';
import { storeContract } from '../testing/store-contract.ts';
import { patientLimits } from './held-transaction.fixture.ts';
import { engines, openTestStore, temporaryLocation } from './open-test-store.fixture.ts';

describe.each(engines)('a store on %s', (engine) => {
  async function open() {
    const location = await temporaryLocation(engine);
    const store = await openTestStore(location, patientLimits);
    return {
      store,
      openAnother: () => openTestStore(location, patientLimits),
      // Stores and places of tests are closed and removed after them.
      close: () => Promise.resolve(),
    };
  }

  it.each(storeContract)('$name', ({ run }) => run(open));
});
