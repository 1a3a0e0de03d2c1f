/**
 * Something that every node has to know about tokens which still verify. A fact never expires by itself: it stops to
 * matter once the last token that it speaks of has expired.
 */
export type Fact =
  /** The session has ended, and with it every token that names it. */
  | { readonly kind: 'session_ended'; readonly sid: string }
  /** A token without a session has been signed out. */
  | { readonly kind: 'token_ended'; readonly jti: string }
  /** Tokens of the subject below the generation are void, except those of one session. */
  | {
      readonly kind: 'subject_voided';
      readonly subject: string;
      readonly generation: number;
      readonly exceptSid: string | null;
    }
  /** The ring of signing keys is another. */
  | { readonly kind: 'keys_changed' };

/** A fact with its place in the feed. */
export interface NumberedFact {
  /** Counted up by one from fact to fact, in the order of their commits. */
  readonly number: number;
  /** Seconds since 1970, UTC, by the clock of the node that wrote it. */
  readonly createdAtSeconds: number;
  readonly fact: Fact;
}
