import type { RefreshRequest, SessionList, SignOutRequest } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

export const refreshBody = Type.Object({ refresh_token: Type.Optional(Type.String()) });

export const signOutBody = Type.Object({
  everywhere: Type.Optional(Type.Boolean()),
  refresh_token: Type.Optional(Type.String()),
});

const textOrNull = Type.Union([Type.String(), Type.Null()]);

export const sessionList = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      current: Type.Boolean(),
      created_at: Type.Integer(),
      last_seen_at: Type.Integer(),
      user_agent: textOrNull,
      ip: textOrNull,
    }),
  ),
});

true satisfies Same<Static<typeof refreshBody>, RefreshRequest>;
true satisfies Same<Static<typeof signOutBody>, SignOutRequest>;
true satisfies Same<Static<typeof sessionList>, SessionList>;
