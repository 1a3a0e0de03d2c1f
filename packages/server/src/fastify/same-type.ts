/** `true satisfies Same<A, B>` compiles only while two types, a schema's and the contract's, say the same. */
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
