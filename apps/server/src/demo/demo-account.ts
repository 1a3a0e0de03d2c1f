/** The tutorial's account. Its password is public, so it exists in a demo's own store and nowhere else. */
export const demoAccount = { username: 'user', password: 'password' } as const;
