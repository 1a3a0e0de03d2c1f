import type { ChangePasswordRequest } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

export const changePasswordBody = Type.Object({
  current_password: Type.String({ description: 'The one that holds now.' }),
  new_password: Type.String({
    description: 'At most 1,024 characters, no common one, and as long as the server asks for.',
  }),
});

true satisfies Same<Static<typeof changePasswordBody>, ChangePasswordRequest>;
