import type { SignInRequest, TokenResponse } from '@latchkey/contract';
import { Type, type Static } from 'typebox';

/** Extra members are allowed and ignored; missing ones count as wrong credentials, not as a wrong shape. */
const signInBody = Type.Object({
  username: Type.Optional(Type.String()),
  password: Type.Optional(Type.String()),
});

/** The body of `POST /auth`, its two members under the names that the application gave them. */
export function signInSchema(usernameField: string, passwordField: string) {
  const { username, password } = signInBody.properties;
  return Type.Object({ [usernameField]: username, [passwordField]: password });
}

export const tokenResponse = Type.Object({
  access_token: Type.String(),
  token_type: Type.Literal('Bearer'),
  expires_in: Type.Integer(),
});

/** Compiles only while a schema and the contract's type say the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<Static<typeof signInBody>, SignInRequest>;
true satisfies Same<Static<typeof tokenResponse>, TokenResponse>;
