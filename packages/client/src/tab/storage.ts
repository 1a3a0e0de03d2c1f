import { attempt } from '../environment/attempt.ts';
import type { StoragePort } from '../environment/ports.ts';
import type { Mark } from './mark.ts';

export interface MarkPlace {
  readonly storage: StoragePort | null | undefined;
  readonly name: string;
}

/** The mark that was stored last, by whichever tab; undefined where it is none, or there is no storage. */
export function stored({ storage, name }: MarkPlace): Mark | undefined {
  return attempt(() => {
    const mark = JSON.parse(storage?.getItem(name) ?? '') as Mark;
    return mark.epoch > 0 ? mark : undefined;
  });
}

/** Does nothing where the storage is full or forbidden. */
export function store({ storage, name }: MarkPlace, mark: Mark): void {
  attempt(() => storage?.setItem(name, JSON.stringify(mark)));
}
