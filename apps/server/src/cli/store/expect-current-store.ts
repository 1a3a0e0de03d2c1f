import { describeLocation, readStoreVersion, type StoreLocation } from '@latchkey/server';
import { CommandError } from '../command-error.ts';

/** Throws unless there is a store of the version that this program works with. */
export async function expectCurrentStore(location: StoreLocation): Promise<void> {
  const { current, newest } = await readStoreVersion(location);
  const name = describeLocation(location);
  if (current === null) {
    throw new CommandError(
      `There is no store at ${name}: set DATABASE_URL or DATA_DIR to where it is; "latchkey migrate" makes a new one`,
    );
  }
  if (current !== newest) {
    throw new CommandError(
      `The store ${name} is of version ${current}, and this program works with ${newest}: stop servers of the earlier ` +
        'version, then "latchkey migrate" brings it there',
    );
  }
}
