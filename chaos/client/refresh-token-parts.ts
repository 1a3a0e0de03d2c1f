/** What a refresh token says to everybody: no part of it but the mac is a secret. */
export interface RefreshTokenParts {
  readonly sid: string;
  readonly generation: number;
  readonly mac: string;
}

/** Takes a refresh token apart, without a check. */
export function refreshTokenParts(refreshToken: string): RefreshTokenParts {
  const [sid = '', generation, mac = ''] = refreshToken.split('.');
  return { sid, generation: Number(generation), mac };
}
