/** Where nodes agree on who of them does what only one should. */
export interface LeaseStore {
  /**
   * Takes the lease, or keeps it, until a time: true where nobody else holds it now. Of calls at once one gets it. One
   * that ends later than twice the time asked for counts as held by nobody: whoever took it had a clock far ahead, and
   * would keep everybody else from it for just as long. Rejects with `store_unavailable` when the store cannot be
   * reached.
   */
  take(lease: {
    readonly name: string;
    /** Different for every node, as a random text. */
    readonly holder: string;
    /** Seconds since 1970, UTC. */
    readonly nowSeconds: number;
    readonly untilSeconds: number;
  }): Promise<boolean>;
}
