import { refreshTokenParts } from './refresh-token-parts.ts';
import type { Answer, Tokens, Wire } from './wire.ts';

/** A way to end a session. */
export interface Revocation {
  readonly name: string;
  /** Whether the user's other session, which asks for it, lives on. */
  readonly sparesOther: boolean;
  end(wire: Wire, victim: Tokens, other: Tokens): Promise<Answer>;
}

/** Every way that a user has. */
export const revocations: readonly Revocation[] = [
  {
    name: 'sign-out with the refresh token',
    sparesOther: true,
    end: (wire, { refreshToken }) => wire.signOut({ refresh_token: refreshToken }),
  },
  {
    name: 'sign-out with the access token',
    sparesOther: true,
    end: (wire, { accessToken }) => wire.signOut({}, accessToken),
  },
  {
    name: 'end of one session',
    sparesOther: true,
    end: (wire, { refreshToken }, { accessToken }) =>
      wire.endSession(accessToken, refreshTokenParts(refreshToken).sid),
  },
  {
    name: 'end of all others',
    sparesOther: true,
    end: (wire, _victim, { accessToken }) => wire.endOthers(accessToken),
  },
  {
    name: 'sign-out everywhere',
    sparesOther: false,
    end: (wire, { refreshToken }) => wire.signOut({ everywhere: true, refresh_token: refreshToken }),
  },
];
