import type { RefreshRequest, SessionList, SignOutRequest } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

export const refreshBody = Type.Object({
  refresh_token: Type.Optional(
    Type.String({ description: 'That of a session of the kind `token`; never together with the cookie.' }),
  ),
});

export const signOutBody = Type.Object({
  everywhere: Type.Optional(
    Type.Boolean({ description: 'Ends every session of the user and voids every token. Default: `false`.' }),
  ),
  refresh_token: Type.Optional(Type.String({ description: 'Of any generation. It names its session.' })),
});

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const sessionList = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      current: Type.Boolean({ description: 'Whether it is the one that asks.' }),
      created_at: Type.Integer({ description: 'Seconds since 1970, UTC.' }),
      last_seen_at: Type.Integer({ description: 'Seconds since 1970, UTC.' }),
      user_agent: textOrNull('What the client said it is.'),
      ip: textOrNull('Where the session was seen last.'),
    }),
  ),
});

true satisfies Same<Static<typeof refreshBody>, RefreshRequest>;
true satisfies Same<Static<typeof signOutBody>, SignOutRequest>;
true satisfies Same<Static<typeof sessionList>, SessionList>;
