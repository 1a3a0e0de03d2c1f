/** Answer of `GET /unprotected`. */
export interface UnprotectedResource {
  message: string;
}

/** Answer of `GET /protected`, and of `GET /demo/vault`. */
export interface ProtectedResource {
  message: string;
  /** The caller as the tutorial printed it: `User(id='1')`. */
  current_identity: string;
}
