import { expect, it } from 'vitest';
import { createAuthSession } from '../session/create-auth-session.ts';
import { VirtualTime } from '../simulation/virtual-time.fixture.ts';
import { craftToken } from '../token/craft-token.fixture.ts';

const serverUrl = 'https://api.example.com';

it.each([
  ['nothing but a user', {}],
  ['no time of issue', { exp: 1_700_000_300 }],
  ['an expiry before the time of issue', { iat: 1_700_000_000, exp: 1_699_999_000 }],
  ['an expiry at the time of issue', { iat: 1_700_000_000, exp: 1_700_000_000 }],
  ['a time of issue that is none', { iat: '1700000000', exp: 1_699_999_000 }],
  ['a time of issue beyond all dates', { iat: 1e308, exp: 1_700_000_300 }],
])('a token with %s is not refreshed again and again', async (_name, times) => {
  const time = new VirtualTime();
  let asked = 0;
  const fetch = () => {
    asked++;
    return Promise.resolve(
      Response.json({ access_token: craftToken({ sub: '1', sid: 's', ...times }), token_type: 'Bearer' }),
    );
  };
  const session = createAuthSession({ serverUrl, fetch, now: time.now, timers: time });
  await session.signIn({ username: 'ann', password: 'x' });
  await time.advance(60_000);
  for (let request = 0; request < 20; request++) await session.ready(`${serverUrl}/things`);
  expect(asked).toBe(1);
  expect(session.state.status).toBe('signed-in');
});
