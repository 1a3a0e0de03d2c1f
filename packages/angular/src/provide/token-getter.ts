/** Gives the present token, a JWT, or null where nobody is signed in. May `inject()`. */
export type TokenGetter = () => string | null | Promise<string | null>;
