/** Keeps one value by which a node can tell that it has the secret that the store was made with. */
export interface SecretCheckStore {
  /** The value; stores the one given where there is none yet. Of nodes that start at once one stores it. */
  settle(value: string): Promise<string>;
  /** Replaces the value if it still is the one expected. */
  replace(change: { readonly expected: string; readonly value: string }): Promise<'replaced' | 'conflict'>;
}
