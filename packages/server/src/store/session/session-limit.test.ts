import { describe, expect, it } from 'vitest';
import type { NewSession } from '../../session/session-store.ts';
import { engines, openTestStore } from '../open-test-store.fixture.ts';

const nowSeconds = 1_800_000_000;

describe.each(engines)('many more sessions than the limit on %s', (kind) => {
  it('end a hundred at a time, so that nobody waits long for the counter of the feed', async () => {
    const { sessions } = await openTestStore(kind);
    const insert = (id: string, maxSessions: number) => {
      const session: NewSession = {
        id,
        subject: 'alice',
        expected: { generation: 0 },
        scopes: [],
        nowSeconds,
        expiresAtSeconds: nowSeconds + 1_000,
        idleExpiresAtSeconds: nowSeconds + 1_000,
        maxSessions,
        userAgent: null,
        ip: null,
      };
      return sessions.insert(session);
    };
    for (let index = 0; index < 103; index += 1) await insert(`old ${index}`, 1_000);
    await insert('first', 1);
    expect(await sessions.list('alice', nowSeconds)).toHaveLength(4);
    await insert('second', 1);
    expect(await sessions.list('alice', nowSeconds)).toMatchObject([{ id: 'second' }]);
  });
});
