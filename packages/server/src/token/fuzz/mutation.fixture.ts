import type { Random } from './random.fixture.ts';

/** One way to change a thing, by name. */
export interface Mutation<Thing> {
  readonly name: string;
  change(thing: Thing, random: Random): Thing;
}

/** Changes a thing in ways that chance picks, up to `most`, and notes their names. */
export function mutate<Thing>(
  thing: Thing,
  mutations: readonly Mutation<Thing>[],
  most: number,
  random: Random,
  names: string[],
): Thing {
  let changed = thing;
  for (let left = random.below(most + 1); left > 0; left--) {
    const mutation = random.pick(mutations);
    names.push(mutation.name);
    changed = mutation.change(changed, random);
  }
  return changed;
}
