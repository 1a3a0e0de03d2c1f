import type { RegisteredAccount, RegisterRequest } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

/** Extra members are allowed, and go no further. */
export const registerBody = Type.Object({
  username: Type.String({ description: 'At most 255 bytes of UTF-8, letters of one script, no spaces.' }),
  password: Type.String({
    description: 'At most 1,024 characters, no common one, and as long as the server asks for.',
  }),
});

export const registeredAccount = Type.Object({
  id: Type.String({ description: '`sub` of the tokens of the user.' }),
  username: Type.String({ description: 'As it was typed.' }),
});

true satisfies Same<Static<typeof registerBody>, RegisterRequest>;
true satisfies Same<Static<typeof registeredAccount>, RegisteredAccount>;
