/** The parts of the description, in the order in which they are shown. */
export const tags = [
  {
    name: 'Signing in',
    description: 'From a password to a token, from one token to the next, and out again.',
  },
  { name: 'Account', description: 'What users do with their own accounts.' },
  { name: 'Sessions', description: 'Where users are signed in.' },
  { name: 'Tokens', description: 'For services that verify tokens themselves.' },
  { name: 'Demo', description: 'Resources to try a token on. They exist in demo mode only.' },
  { name: 'Operations', description: 'For those who run the server, and for this description.' },
] as const;
