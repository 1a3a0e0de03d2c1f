/** A user who has just proved who they are. */
export interface Account {
  /** The primary key in decimal: `sub` of the user's tokens. Never given to another account. */
  readonly id: string;
  /** As it was typed when the account was made. */
  readonly username: string;
  readonly scopes: readonly string[];
  /** Goes up when the user's earlier tokens become void. Starts at 0. */
  readonly generation: number;
}

/** Who a verified token speaks for, as far as the token itself tells. */
export interface Identity {
  readonly id: string;
  readonly scopes: readonly string[];
}
