/** Where nodes agree on who of them does what only one should. */
export interface LeaseStore {
  /**
   * Takes the lease, or keeps it, until a time: true where nobody else holds it now. Of calls at once one gets it. Rejects
   * with `store_unavailable` when the store cannot be reached.
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
