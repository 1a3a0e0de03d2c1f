/** A limit against hanging, not for speed: a busy machine is no reason to fail. */
export const soon = { timeout: 20_000 };
