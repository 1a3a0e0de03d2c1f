/** What is known of a subject, whoever keeps its account. */
export interface SubjectState {
  /** Goes up when the subject's earlier tokens become void. Starts at 0. */
  readonly generation: number;
  /** Whether the subject may sign in and refresh. */
  readonly enabled: boolean;
  /** Number of the fact that last made tokens void; 0 if there was none. */
  readonly changedNumber: number;
}

/** How a subject's tokens become void. */
export interface VoidSubject {
  readonly subject: string;
  /**
   * The session that lives on, lifted to the new generation in the same transaction. Counts as null where `enabled` is
   * false: of a disabled subject no session lives on.
   */
  readonly exceptSid: string | null;
  /** Default: left as it is. */
  readonly enabled?: boolean;
  readonly nowSeconds: number;
}

/**
 * Where generations of subjects are kept, those of built-in accounts included. Each method is one atomic command.
 * All reject with `store_unavailable` when the store cannot be reached.
 */
export interface SubjectStore {
  /** Null: never seen. */
  find(subject: string): Promise<SubjectState | null>;
  /**
   * Raises the generation, of a subject never seen before too, and writes the fact that voids what is below. One
   * write, however many sessions there are. A session named to live on that is not the subject's, or over, does not.
   */
  voidTokens(change: VoidSubject): Promise<SubjectState>;
}
