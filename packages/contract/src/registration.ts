/** Body of `POST /auth/register`. Other fields are ignored. */
export interface RegisterRequest {
  username: string;
  password: string;
}

/** Answer of `POST /auth/register`, status 201. Nobody is signed in by it. */
export interface RegisteredAccount {
  /** `sub` of the user's tokens. */
  id: string;
  /** As it was typed. */
  username: string;
}
