import { describe, expect, it, onTestFinished } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { followFeed } from '../feed/follow-feed.ts';
import type { StoreLocation } from '../store/store-location.ts';
import { engines, openTestStore, temporaryLocation } from '../store/open-test-store.fixture.ts';
import { queryPostgres, temporaryDatabaseUrl } from '../store/postgres/test-database.fixture.ts';
import { createRevocations } from './create-revocations.ts';
import type { RevocableClaims } from './revocations.ts';

const nowSeconds = 1_800_000_000;
const never = 1_000_000_000;

/** A store with a follower that polls only if told to, and what it knows. */
async function startNode(location: StoreLocation, pollMilliseconds = never) {
  const store = await openTestStore(location);
  const revocations = createRevocations();
  let heard = (): void => undefined;
  const follower = await followFeed({
    store: store.feed,
    pollMilliseconds,
    onNews(news) {
      revocations.hear(news);
      heard();
    },
  });
  onTestFinished(follower.close);
  return {
    store,
    follower,
    revocations,
    refuses(claims: RevocableClaims): boolean {
      try {
        revocations.check(claims);
        return false;
      } catch (error) {
        if (error instanceof LatchkeyError && error.code === 'token_revoked') return true;
        throw error;
      }
    },
    /** Resolves when the follower has told what makes the condition true. */
    until(condition: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        heard = () => {
          if (condition()) resolve();
        };
        heard();
      });
    },
  };
}

describe.each(engines)('two nodes on one %s database', (engine) => {
  async function startNodes() {
    const location = await temporaryLocation(engine);
    return [await startNode(location), await startNode(location)] as const;
  }

  it('know of each other what they have ended', async () => {
    const [one, other] = await startNodes();
    await one.store.feed.endToken({ jti: 'j', nowSeconds });
    await one.store.subjects.voidTokens({ subject: '1', exceptSid: null, nowSeconds });
    await other.follower.readNow();
    expect(other.refuses({ sub: '2', jti: 'j', gen: 0 })).toBe(true);
    expect(other.refuses({ sub: '1', jti: 'k', gen: 0 })).toBe(true);
    expect(other.refuses({ sub: '1', jti: 'k', gen: 1 })).toBe(false);
    expect(other.follower.number).toBe(2);
  });

  it('know at once what they have ended themselves', async () => {
    const [one] = await startNodes();
    await one.store.feed.endToken({ jti: 'j', nowSeconds });
    expect(one.refuses({ jti: 'j' })).toBe(true);
    expect(one.revocations.number).toBe(1);
  });

  it('know at their start what was ended before', async () => {
    const location = await temporaryLocation(engine);
    const store = await openTestStore(location);
    await store.feed.raiseKeepSeconds(3_610);
    await store.feed.endToken({ jti: 'j', nowSeconds });
    const late = await startNode(location);
    expect(late.refuses({ jti: 'j' })).toBe(true);
    expect(late.follower.keepSeconds).toBe(3_610);
  });

  it('hear by the poll what nothing wakes them for', async () => {
    const location = await temporaryLocation(engine);
    const one = await startNode(location);
    const other = await startNode(location, 10);
    await one.store.feed.endToken({ jti: 'j', nowSeconds });
    await other.until(() => other.refuses({ jti: 'j' }));
  });
});

describe('nodes on one SQLite file', () => {
  it('are never stale before they have read what another one wrote, and may be from then on', async () => {
    const location = await temporaryLocation('sqlite');
    const [one, other] = [await startNode(location), await startNode(location)];
    await one.store.feed.endToken({ jti: 'j', nowSeconds });
    expect(other.revocations.lagSeconds()).toBe(0);
    await Promise.all([one.follower.readNow(), other.follower.readNow()]);
    expect(other.revocations.lagSeconds()).toBeGreaterThan(0);
    expect(one.revocations.lagSeconds()).toBe(0);
  });

  it('know their own facts from those of others, however reads and writes meet', async () => {
    const node = await startNode(await temporaryLocation('sqlite'));
    const jtis = Array.from({ length: 50 }, (_, index) => `token ${index}`);
    await Promise.all(
      jtis.map(async (jti) => {
        await node.store.feed.endToken({ jti, nowSeconds });
        await node.follower.readNow();
      }),
    );
    expect(node.follower.number).toBe(50);
    expect(node.revocations.lagSeconds()).toBe(0);
  });
});

describe('two nodes on PostgreSQL', () => {
  it('wake each other', async () => {
    const location = await temporaryLocation('postgres');
    const one = await startNode(location);
    const other = await startNode(location);
    await one.store.feed.endToken({ jti: 'j', nowSeconds });
    await other.until(() => other.refuses({ jti: 'j' }));
  });

  it('catch up by themselves after their connections were cut', async () => {
    const url = await temporaryDatabaseUrl();
    const node = await startNode({ url });
    await queryPostgres(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const other = await openTestStore({ url });
    await other.feed.endToken({ jti: 'j', nowSeconds });
    await node.until(() => node.refuses({ jti: 'j' }));
  });
});
