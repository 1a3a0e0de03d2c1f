import type { ChangePasswordRequest } from '@latchkey/contract';
import { Type, type Static } from 'typebox';
import type { Same } from '../same-type.ts';

export const changePasswordBody = Type.Object({
  current_password: Type.String(),
  new_password: Type.String(),
});

true satisfies Same<Static<typeof changePasswordBody>, ChangePasswordRequest>;
