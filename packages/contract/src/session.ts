/** Body of `POST /auth/refresh`; empty where the refresh cookie is sent instead. */
export interface RefreshRequest {
  refresh_token?: string;
}

/** Body of `POST /auth/logout`, all of it optional. */
export interface SignOutRequest {
  /** Ends every session and voids every token of the user. Default: false. */
  everywhere?: boolean;
  refresh_token?: string;
}

/** Body of `POST /auth/password`. */
export interface ChangePasswordRequest {
  current_password: string;
  new_password: string;
}

/** Answer of `GET /auth/sessions`, the session seen last first. */
export interface SessionList {
  sessions: SessionSummary[];
}

/** A session as its user sees it. Times are seconds since 1970, UTC. */
export interface SessionSummary {
  id: string;
  /** Whether it is the session of the token that asked. */
  current: boolean;
  created_at: number;
  last_seen_at: number;
  user_agent: string | null;
  ip: string | null;
}
