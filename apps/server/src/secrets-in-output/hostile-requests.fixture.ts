import type { Sent } from './send.fixture.ts';

/** What the requests carry. */
export interface Carried {
  /** The name of an account, another one each time: guesses at one would soon be held. */
  readonly username: () => string;
  /** Stands where a password or a token of any kind belongs, and is none. */
  readonly secret: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

const json = { 'content-type': 'application/json' };

/** Every way of getting a request to one address wrong, with secrets wherever somebody might put them. */
export function hostileRequests(method: string, path: string, carried: Carried): Sent[] {
  const { secret, accessToken, refreshToken } = carried;
  const bearer = { authorization: `Bearer ${accessToken}` };
  const cookie = { cookie: `latchkey_refresh=${refreshToken}`, 'x-latchkey-csrf': '1' };
  const requests: Sent[] = [
    ...headersWith(secret, accessToken).map((headers) => ({ method, path, headers })),
    { method, path: `${path}?access_token=${accessToken}&password=${secret}&token=${refreshToken}` },
    ...[json, { ...json, ...bearer }, { ...json, ...cookie }].flatMap((headers) =>
      bodiesWith(carried).map((body) => ({ method, path, headers, body })),
    ),
    ...['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-7'].map((type) => ({
      method,
      path,
      headers: { ...bearer, 'content-type': type },
      body: `username=user&password=${secret}&refresh_token=${refreshToken}`,
    })),
  ];
  return requests.filter(({ body }) => method !== 'GET' || body === undefined);
}

function headersWith(secret: string, accessToken: string): NonNullable<Sent['headers']>[] {
  const [header = '', payload = ''] = accessToken.split('.');
  return [
    { authorization: `Bearer ${secret}` },
    { authorization: secret },
    { authorization: `${secret} ${secret}` },
    { authorization: `Bearer ${accessToken} ${secret}` },
    { authorization: `Bearer ${header}.${payload}.${secret}` },
    { authorization: `Basic ${Buffer.from(`user:${secret}`).toString('base64')}` },
    { authorization: [`Bearer ${accessToken}`, `Bearer ${secret}`] },
    { cookie: `latchkey_refresh=${secret}; __Host-latchkey_refresh=${secret}`, 'x-latchkey-csrf': '1' },
    { cookie: `latchkey_refresh=${secret}`, 'x-latchkey-csrf': secret, origin: `http://${secret}.test` },
    { 'x-request-id': secret, referer: `http://localhost/?token=${secret}` },
  ];
}

function bodiesWith({ username, secret, refreshToken }: Carried): string[] {
  const known = () => ({ username: username(), password: secret });
  return [
    known(),
    // People type passwords where names belong.
    { username: secret, password: secret },
    { ...known(), session: secret },
    { ...known(), session: 'cookie' },
    { username: { [secret]: secret }, password: [secret] },
    { current_password: secret, new_password: secret },
    { current_password: secret, new_password: `${secret}${secret}` },
    { refresh_token: secret },
    { refresh_token: `${refreshToken}x` },
    { refresh_token: [refreshToken], everywhere: secret },
    { [secret]: secret },
    [secret],
    secret,
  ]
    .map((body) => JSON.stringify(body))
    .concat([
      JSON.stringify(known()).slice(0, -1),
      `{"username":"${username()}","password":${secret}}`,
      `{"username":"${username()}","password":"${secret}","password":"${secret}"}`,
      `{"username":"${username()}","password":"${secret}\\ud800"}`,
      `{"username":"${username()}","password":"${secret}\u0000"}`,
      `${'['.repeat(200)}"${secret}"${']'.repeat(200)}`,
      JSON.stringify({ ...known(), filler: secret.repeat(3_000) }),
    ]);
}
