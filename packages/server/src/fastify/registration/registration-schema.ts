import type { RegisteredAccount, RegisterRequest } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

/** Extra members are allowed, and go no further. */
export const registerBody = Type.Object({
  username: Type.String(),
  password: Type.String(),
});

export const registeredAccount = Type.Object({
  id: Type.String(),
  username: Type.String(),
});

true satisfies Same<Static<typeof registerBody>, RegisterRequest>;
true satisfies Same<Static<typeof registeredAccount>, RegisteredAccount>;
