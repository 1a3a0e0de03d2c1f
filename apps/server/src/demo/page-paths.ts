/** Where the demo app has pages: it draws them itself, so that each is the same file. */
export const pagePaths = ['/sign-in', '/register', '/account', '/inspector', '/vault', '/vault-closed'];
