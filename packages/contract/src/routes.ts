/** Every path that the server answers on. Clients build their URLs from these and from nothing else. */
export const routes = {
  /** `POST`: a username and a password for an access token. */
  signIn: '/auth',
  /** `POST`: a refresh token for a new access token, and the next refresh token. */
  refresh: '/auth/refresh',
  /** `POST`: ends every session that a credential in the request names. */
  signOut: '/auth/logout',
  /** `POST`: an account for whoever asks, where the server lets strangers register. */
  register: '/auth/register',
  /** `GET`: who the token speaks for. */
  me: '/auth/me',
  /** `POST`: a new password; ends the user's other sessions. */
  password: '/auth/password',
  /** `GET`: the user's sessions. `DELETE`: ends all others. Below it, `DELETE /auth/sessions/:id` ends one. */
  sessions: '/auth/sessions',
  /** `GET`: the public keys that tokens verify with (RFC 7517). */
  keySet: '/.well-known/jwks.json',
  /** `GET`: demo resource that anyone may read. */
  unprotected: '/unprotected',
  /** `GET`: demo resource behind a token. */
  protected: '/protected',
  /** `GET`: demo resource behind the scope `vault:open`. */
  vault: '/demo/vault',
  /** `GET`: the process is alive. */
  health: '/healthz',
  /** `GET`: the process can serve, its store included. */
  readiness: '/readyz',
  /** `GET`: what the server answers to, as an OpenAPI 3.1 document. */
  openapi: '/openapi.json',
  /** `GET`: the same for people. */
  docs: '/docs',
  /** `GET`: what Prometheus reads, where the server was told to answer it. */
  metrics: '/metrics',
} as const;
