/** A source of choices that a seed repeats. */
export interface Random {
  /** A whole number from 0 to one below the limit. */
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
}

/** Mulberry32: small, and good enough for choices that keep no secret. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  }
  return {
    below,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new TypeError('there is nothing to pick from');
      return item;
    },
  };
}
