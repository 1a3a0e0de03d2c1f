import type { TokenResponse } from '@latchkey/contract';

/** The shape of an answer, shortened, and no token. */
export const tokenExample: TokenResponse = {
  access_token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  token_type: 'Bearer',
  expires_in: 300,
};
