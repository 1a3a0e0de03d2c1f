import { describe, expect, it, vi } from 'vitest';
import { testServer, type TestServer, type TestServerChanges } from './test-server.fixture.ts';

const home = '192.0.2.1';
const wrong = { username: 'user', password: 'a wrong password' };
const right = { username: 'user', password: 'password' };

interface From {
  readonly ip?: string;
  readonly forwardedFor?: string;
}

function signIn({ app }: TestServer, payload: object, { ip = home, forwardedFor }: From = {}) {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return app.inject({ method: 'POST', url: '/auth', payload, remoteAddress: ip, headers });
}

const forged = (index: number) => `203.0.113.${index}`;

/** A server whose throttle sees no time pass, however slow the machine is. */
const serverAt = (changes: TestServerChanges = {}) => testServer(changes, {}, () => 1_800_000_000_000);

async function behindProxy(): Promise<TestServer> {
  return serverAt({ config: { trustProxy: '10.0.0.0/8' } });
}

/** How many of the answers to guesses with forged headers were no 429. */
async function triesOf(server: TestServer, from: (index: number) => From): Promise<number> {
  let tries = 0;
  for (let index = 0; index < 101; index += 1) {
    const { statusCode } = await signIn(server, wrong, from(index));
    expect([401, 429]).toContain(statusCode);
    if (statusCode === 401) tries += 1;
  }
  return tries;
}

describe('forged forwarding headers', () => {
  it('change nothing where no proxy is trusted', async () => {
    const server = await serverAt();
    expect(await triesOf(server, (index) => ({ forwardedFor: forged(index) }))).toBe(10);
    const lines = server
      .logged()
      .split('\n')
      .filter((line) => line.includes('TRUST_PROXY'));
    expect(lines).toHaveLength(1);
  });

  it('change nothing where they come from somebody else than the proxy', async () => {
    const server = await behindProxy();
    expect(await triesOf(server, (index) => ({ forwardedFor: forged(index) }))).toBe(10);
    expect(server.logged()).not.toContain('TRUST_PROXY');
  });

  it('change nothing to the left of what the proxy has added', async () => {
    const server = await behindProxy();
    const from = (index: number) => ({ ip: '10.0.0.1', forwardedFor: `${forged(index)}, ${home}` });
    expect(await triesOf(server, from)).toBe(10);
    expect((await signIn(server, right, { ip: '10.0.0.1', forwardedFor: '198.51.100.7' })).statusCode).toBe(
      200,
    );
  });
});

describe('guesses at the same time', () => {
  it('get no more tries than one after the other', async () => {
    const server = await serverAt();
    const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(server, wrong)));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(40);
  });

  it('that are right all get in, ten tabs of them', async () => {
    const server = await serverAt();
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(server, right)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200));
  });
});

describe('an answer over the limit', () => {
  it('is the same for a name that is known and one that is not, and asks for no account', async () => {
    const server = await serverAt();
    const [known, unknown] = [wrong, { ...wrong, username: 'nobody' }];
    for (let index = 0; index < 10; index += 1) {
      await Promise.all([signIn(server, known), signIn(server, unknown)]);
    }
    const find = vi.spyOn(server.store.accounts, 'findByUsername');
    const settle = vi.spyOn(server.store.throttle, 'update');
    const [first, second] = [await signIn(server, known), await signIn(server, unknown)];
    expect(first.statusCode).toBe(429);
    expect(first.headers['retry-after']).toBe('2');
    expect(Object.keys(second.headers)).toEqual(Object.keys(first.headers));
    const { request_id: id, ...body } = first.json<Record<string, unknown>>();
    expect(body).toEqual({
      status_code: 429,
      error: 'Too Many Requests',
      description: 'Too many attempts',
      code: 'throttled',
    });
    expect({ ...second.json<object>(), request_id: id }).toEqual(first.json());
    expect(find).not.toHaveBeenCalled();
    expect(settle).not.toHaveBeenCalled();
  });
});

describe('an attack', () => {
  it('on an account leaves its owner in, on the network that knows it', async () => {
    const server = await serverAt();
    expect((await signIn(server, right)).statusCode).toBe(200);
    for (let index = 0; index < 30; index += 1) await signIn(server, wrong, { ip: forged(index) });
    expect((await signIn(server, right, { ip: forged(99) })).statusCode).toBe(429);
    expect((await signIn(server, right)).statusCode).toBe(200);
  });

  it('with random names from one network costs others no hash', async () => {
    const server = await serverAt();
    const find = vi.spyOn(server.store.accounts, 'findByUsername');
    for (let index = 0; index < 70; index += 1) {
      await signIn(server, { ...wrong, username: `name${index}` }, { ip: forged(1) });
    }
    expect(find).toHaveBeenCalledTimes(50);
    expect((await signIn(server, right, { ip: forged(2) })).statusCode).toBe(200);
  });
});

describe('a change of the password', () => {
  it('is throttled, too, and one that breaks a rule does not count', async () => {
    const server = await serverAt();
    const { access_token: token } = (await signIn(server, right)).json<{ access_token: string }>();
    const change = (current: string, next: string) =>
      server.app.inject({
        method: 'POST',
        url: '/auth/password',
        payload: { current_password: current, new_password: next },
        headers: { authorization: `Bearer ${token}` },
      });
    for (let index = 0; index < 12; index += 1) expect((await change('wrong', 'short')).statusCode).toBe(400);
    for (let index = 0; index < 10; index += 1) {
      expect((await change('wrong', 'three words and a 7')).statusCode).toBe(400);
    }
    const held = await change('wrong', 'three words and a 7');
    expect(held.statusCode).toBe(429);
    expect(held.headers['retry-after']).toBe('2');
  });
});
