/** Every path that the server answers on. Clients build their URLs from these and from nothing else. */
export const routes = {
  /** `POST`: a username and a password for an access token. */
  signIn: '/auth',
  /** `GET`: demo resource that anyone may read. */
  unprotected: '/unprotected',
  /** `GET`: demo resource behind a token. */
  protected: '/protected',
  /** `GET`: the process is alive. */
  health: '/healthz',
  /** `GET`: the process can serve, its store included. */
  readiness: '/readyz',
} as const;
