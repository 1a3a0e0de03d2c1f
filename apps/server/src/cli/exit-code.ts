/** How a command ended. Documented in docs/command-line.md: scripts rely on it. */
export const exitCode = {
  done: 0,
  /** The store is away, the configuration is wrong, the rules forbid it: trying the same again may help, or not. */
  failed: 1,
  /** The command line was wrong, or what was given to it. */
  misused: 2,
  /** There is no such user, session or key. */
  notFound: 3,
  /** Ctrl-C at a question: 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const;
