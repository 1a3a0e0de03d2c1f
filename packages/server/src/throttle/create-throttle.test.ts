import { describe, expect, it } from 'vitest';
import { failUntilHeld, testThrottle, wait } from './create-throttle.fixture.ts';

const home = '192.0.2.1';
const elsewhere = '198.51.100.7';
const day = 86_400;

/** The n-th network of an attacker who has many. */
const network = (index: number) => `203.0.${index >> 8}.${index & 255}`;

describe('guesses at one account from one network', () => {
  it('are ten at once, then wait twice as long each time, up to a quarter of an hour', async () => {
    const { throttle, pass } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    expect(await failUntilHeld(guess)).toBe(10);
    const waits: number[] = [];
    for (let index = 0; index < 11; index += 1) {
      const seconds = await wait(guess());
      waits.push(seconds);
      pass(seconds - 1);
      expect(await wait(guess())).toBe(1);
      pass(1);
      expect(await wait(guess())).toBe(0);
    }
    // From the twentieth on the account's own counter holds as well, but for a shorter time.
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('are all the same guesses in every spelling of the name and of the address', async () => {
    const { throttle } = testThrottle();
    const spellings = ['alice', 'Alice', 'ＡＬＩＣＥ'];
    const addresses = ['2001:db8::1', '2001:DB8:0:0:ffff::2'];
    let index = 0;
    const guess = () => {
      index += 1;
      return throttle.begin({ username: spellings[index % 3] ?? '', ip: addresses[index % 2] });
    };
    expect(await failUntilHeld(guess)).toBe(10);
  });

  it('are forgotten after a day of quiet, and not before', async () => {
    const { throttle, pass } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    await failUntilHeld(guess);
    pass(day - 1);
    expect(await wait(guess())).toBe(0);
    expect(await wait(guess())).toBe(4);
    pass(4 + day);
    expect(await failUntilHeld(guess)).toBe(10);
  });

  it('are held for names that can be nobody’s, too, each by itself', async () => {
    const { throttle } = testThrottle();
    expect(await failUntilHeld(() => throttle.begin({ username: 'a b', ip: home }))).toBe(10);
    expect(await wait(throttle.begin({ username: 'a c', ip: home }))).toBe(0);
    expect(await wait(throttle.begin({ username: '\ud800', ip: home }))).toBe(0);
  });

  it('that are held write nothing', async () => {
    const { throttle, store } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    await failUntilHeld(guess);
    const writes = store.writes();
    await wait(guess());
    expect(store.writes()).toBe(writes);
  });

  it('leave nothing of names and addresses in the store', async () => {
    const { throttle, store } = testThrottle();
    await throttle.begin({ username: 'my password', ip: home });
    await throttle.beginForSubject({ subject: 'my password', sid: null, ip: home });
    await throttle.beginRegistration({ ip: home });
    const text = JSON.stringify([...store.counters]);
    expect(store.counters.size).toBe(6);
    expect(text).not.toMatch(/password|192/);
  });
});

describe('guesses at one account from everywhere', () => {
  it('are twenty at once, then wait up to an hour, whatever network they come from', async () => {
    const { throttle, pass } = testThrottle();
    let index = 0;
    const guess = () => throttle.begin({ username: 'alice', ip: network((index += 1)) });
    expect(await failUntilHeld(guess)).toBe(20);
    for (let more = 0; more < 12; more += 1) {
      pass(await wait(guess()));
      await guess();
    }
    expect(await wait(guess())).toBe(3_600);
    expect(await wait(throttle.begin({ username: 'bob', ip: network(1) }))).toBe(0);
  });

  it('do not hold the owner on a network that knows the account, for ninety days', async () => {
    const { throttle, pass } = testThrottle();
    await (await throttle.begin({ username: 'alice', ip: home })).succeeded();
    let index = 0;
    const guess = () => throttle.begin({ username: 'alice', ip: network((index += 1)) });
    await failUntilHeld(guess);
    await failUntilHeld(() => throttle.begin({ username: `x${(index += 1)}`, ip: home }));
    expect(await wait(throttle.begin({ username: 'alice', ip: elsewhere }))).toBeGreaterThan(0);
    expect(await wait(throttle.begin({ username: 'alice', ip: home }))).toBe(0);
    pass(90 * day);
    await failUntilHeld(guess);
    expect(await wait(throttle.begin({ username: 'alice', ip: home }))).toBeGreaterThan(0);
  });

  it('go on being counted while the owner signs in at home', async () => {
    const { throttle } = testThrottle();
    await (await throttle.begin({ username: 'alice', ip: home })).succeeded();
    let index = 0;
    const guess = () => throttle.begin({ username: 'alice', ip: network((index += 1)) });
    await failUntilHeld(guess);
    await (await throttle.begin({ username: 'alice', ip: home })).succeeded();
    expect(await wait(guess())).toBeGreaterThan(0);
  });
});

describe('guesses from one network', () => {
  it('at any number of accounts are fifty at once, then about one a minute', async () => {
    const { throttle, pass } = testThrottle();
    let index = 0;
    const guess = () => throttle.begin({ username: `user${(index += 1)}`, ip: home });
    expect(await failUntilHeld(guess)).toBe(50);
    let tries = 0;
    for (let second = 0; second < 3 * 3_600; second += 1) {
      pass(1);
      if ((await wait(guess())) === 0) tries += 1;
    }
    expect(tries).toBeGreaterThan(150);
    expect(tries).toBeLessThan(200);
    expect(await wait(throttle.begin({ username: 'user1', ip: elsewhere }))).toBe(0);
  });

  it('are not cleared by signing in between them', async () => {
    const { throttle } = testThrottle();
    let index = 0;
    const guess = async () => {
      await (await throttle.begin({ username: 'mallory', ip: home })).succeeded();
      return throttle.begin({ username: `user${(index += 1)}`, ip: home });
    };
    expect(await failUntilHeld(guess)).toBe(50);
  });
});

describe('an attempt that was right', () => {
  it('leaves no failure of the account behind', async () => {
    const { throttle } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    for (let index = 0; index < 9; index += 1) await guess();
    await (await guess()).succeeded();
    expect(await failUntilHeld(guess)).toBe(10);
  });

  it('lets ten tabs in that sign in at once, on a network that is new to the account', async () => {
    const { throttle } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    const attempts = await Promise.all(Array.from({ length: 10 }, guess));
    await Promise.all(attempts.map((attempt) => attempt.succeeded()));
    expect(await failUntilHeld(guess)).toBe(10);
  });
});

describe('an attempt that came to no verdict', () => {
  it('counts nowhere', async () => {
    const { throttle } = testThrottle();
    for (let index = 0; index < 200; index += 1) {
      await (await throttle.begin({ username: 'alice', ip: home })).undo();
      await (await throttle.beginForSubject({ subject: '1', sid: null, ip: home })).undo();
      await (await throttle.beginRegistration({ ip: home })).undo();
    }
    expect(await failUntilHeld(() => throttle.begin({ username: 'alice', ip: home }))).toBe(10);
  });

  it('takes back the wait that it caused', async () => {
    const { throttle, pass } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    await failUntilHeld(guess);
    pass(2);
    const attempt = await guess();
    expect(await wait(guess())).toBe(4);
    await attempt.undo();
    expect(await wait(guess())).toBe(0);
  });

  it('leaves a later attempt its wait', async () => {
    const { throttle, pass } = testThrottle();
    const guess = () => throttle.begin({ username: 'alice', ip: home });
    await failUntilHeld(guess);
    pass(2);
    const slow = await guess();
    pass(4);
    await guess();
    expect(await wait(guess())).toBe(8);
    await slow.undo();
    expect(await wait(guess())).toBe(4);
  });
});

describe('changes of a password', () => {
  it('are counted apart from sign-ins, and neither holds the other', async () => {
    const { throttle } = testThrottle();
    const change = (sid: string | null = null) => throttle.beginForSubject({ subject: '1', sid, ip: home });
    expect(await failUntilHeld(() => throttle.begin({ username: '1', ip: home }))).toBe(10);
    expect(await failUntilHeld(() => change())).toBe(10);
    expect(await wait(throttle.beginForSubject({ subject: '2', sid: null, ip: home }))).toBe(0);
    expect(await failUntilHeld(() => change('stolen'))).toBe(10);
    expect(await wait(change("the owner's own"))).toBe(0);
  });
});

describe('registrations from one network', () => {
  it('count when they succeed, too, and hold nobody’s sign-in', async () => {
    const { throttle, pass } = testThrottle();
    let count = 0;
    for (; count < 50; count += 1) await (await throttle.beginRegistration({ ip: home })).succeeded();
    expect(await wait(throttle.beginRegistration({ ip: home }))).toBe(2);
    expect(await wait(throttle.begin({ username: 'alice', ip: home }))).toBe(0);
    expect(await wait(throttle.beginRegistration({ ip: elsewhere }))).toBe(0);
    pass(3_600);
    expect(await failUntilHeld(() => throttle.beginRegistration({ ip: home }))).toBe(50);
  });
});
