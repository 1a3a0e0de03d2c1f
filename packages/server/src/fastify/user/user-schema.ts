import type { CurrentUser } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

export const currentUser = Type.Object({
  id: Type.String(),
  username: Type.String(),
  scopes: Type.Array(Type.String()),
});

true satisfies Same<Static<typeof currentUser>, CurrentUser>;
