const header = btoa('{"alg":"HS256"}').replaceAll('=', '');
const claims = btoa('{"sub":"1","exp":1700000300}').replaceAll('=', '');

/** The token that `fakeFetch` gives. Its signature is none. */
export const token = `${header}.${claims}.AAAA`;

/** A `fetch` for tests: the password `right` signs in, every other one is refused. */
export function fakeFetch(_url: unknown, init?: RequestInit): Promise<Response> {
  const { password } = JSON.parse(init?.body as string) as { password: string };
  const answer =
    password === 'right'
      ? Response.json({ access_token: token, token_type: 'Bearer', expires_in: 300 })
      : Response.json({ code: 'credentials_invalid', description: 'Invalid credentials' }, { status: 401 });
  return Promise.resolve(answer);
}
