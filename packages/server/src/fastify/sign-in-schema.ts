import type { SignInRequest, TokenResponse } from '@latchkey/contract';
import { Type, type Static, type TObject } from 'typebox';
import type { Same } from './same-type.ts';

/** Extra members are allowed and ignored; missing ones count as wrong credentials, not as a wrong shape. */
const signInBody = Type.Object({
  username: Type.Optional(Type.String({ description: 'Missing or empty, it is `credentials_invalid`.' })),
  password: Type.Optional(Type.String({ description: 'Missing or empty, it is `credentials_invalid`.' })),
  session: Type.Optional(
    Type.Union([Type.Literal('cookie'), Type.Literal('token')], {
      description: 'Asks for a session: where its refresh token is kept. Left out, there is none.',
    }),
  ),
});

/** The body of `POST /auth`, two of its members under the names that the application gave them. */
export function signInSchema(usernameField: string, passwordField: string, hasSessions: boolean): TObject {
  const { username, password, session } = signInBody.properties;
  const credentials = { [usernameField]: username, [passwordField]: password };
  return Type.Object(hasSessions ? { ...credentials, session } : credentials);
}

export const tokenResponse = Type.Object({
  access_token: Type.String({ description: 'A signed JWT, to be sent as `Authorization: Bearer`.' }),
  token_type: Type.Literal('Bearer'),
  expires_in: Type.Integer({ description: 'Seconds until it expires.' }),
  refresh_token: Type.Optional(Type.String({ description: 'Only of a session of the kind `token`.' })),
});

true satisfies Same<Static<typeof signInBody>, SignInRequest>;
true satisfies Same<Static<typeof tokenResponse>, TokenResponse>;
