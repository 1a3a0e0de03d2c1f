/** The shape of a refresh token, and none: a session's id, a generation, a code that proves both. */
export const refreshTokenExample = 'aGhpc0lzTm9TZXNzaW9u.1.bm9yIGlzIHRoaXMgYSBwcm9vZiBvZiBhbnl0aGluZw';
