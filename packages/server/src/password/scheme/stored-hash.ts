/** A stored string that a password can be compared with. */
export interface UsableHash {
  readonly result: 'usable';
  /** Whether these bytes are what was hashed. Only the first `countedBytes` of them are looked at. */
  matches(password: Uint8Array): Promise<boolean>;
  /** How many bytes of a password the scheme counts; null: all. */
  readonly countedBytes: number | null;
}

/** A stored string that no password is ever compared with. */
export interface RefusedHash {
  readonly result: 'refused';
  /** What is wrong with it, for whoever put it there. Repeats nothing of it but its costs. */
  readonly reason: string;
}

export type StoredHash = UsableHash | RefusedHash;

/** Reads stored strings of one kind; null for every other kind. */
export type ReadScheme = (stored: string) => StoredHash | null;
