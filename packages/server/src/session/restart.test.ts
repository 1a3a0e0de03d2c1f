import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestStore, temporaryFolder } from '../store/open-test-store.fixture.ts';
import {
  claimsOf,
  openTestSessions,
  otherSecretKey,
  refreshTokenOf,
  secretKey,
  sidOf,
  testTime,
} from './open-sessions.fixture.ts';

const tokenRevoked: unknown = expect.objectContaining({ code: 'token_revoked' });
const sessionEnded = { code: 'session_ended' };
const newFile = () => join(temporaryFolder(), 'store.sqlite');

/** A server on a file, as a process would be that can be stopped. */
async function startServer(file: string, options: Parameters<typeof openTestSessions>[0] = {}) {
  const store = await openTestStore({ file });
  const test = await openTestSessions({ store, ...options });
  return {
    ...test,
    async stop() {
      await test.sessions.close();
      await store.close();
    },
  };
}

describe('a restart', () => {
  it('changes nothing: sessions go on, signing keys stay, what was revoked is revoked', async () => {
    const [file, time] = [newFile(), testTime()];
    const before = await startServer(file, { time });
    const [kept, ended] = [await before.signIn(), await before.signIn()];
    await before.sessions.end('alice', sidOf(ended));
    await before.stop();
    const after = await startServer(file, { time });
    expect(after.sessions.keys.signingKey().kid).toBe(before.sessions.keys.signingKey().kid);
    expect(() => after.sessions.revocations.check(claimsOf(ended))).toThrow(tokenRevoked);
    expect(() => after.sessions.revocations.check(claimsOf(kept))).not.toThrow();
    expect(await after.next(refreshTokenOf(kept))).toContain('.1.');
  });

  it('between commit and answer costs nobody a session', async () => {
    const [file, time] = [newFile(), testTime()];
    const before = await startServer(file, { time });
    const token = refreshTokenOf(await before.signIn());
    const lost = await before.next(token);
    await before.stop();
    const after = await startServer(file, { time });
    expect(await after.next(token)).toBe(lost);
  });

  it('from a backup refuses what was issued after it, and goes on from where it was', async () => {
    const [file, backup, time] = [newFile(), newFile(), testTime()];
    const before = await startServer(file, { time });
    const saved = await before.next(refreshTokenOf(await before.signIn()));
    await before.stop();
    copyFileSync(file, backup);
    const lost = await startServer(file, { time });
    const newer = await lost.next(await lost.next(saved));
    await lost.stop();
    const restored = await startServer(backup, { time });
    await expect(restored.next(newer)).rejects.toMatchObject(sessionEnded);
    expect(await restored.next(saved)).toContain('.2.');
    expect(restored.events).toEqual([]);
  });
});

describe('the root secret', () => {
  it('can be swapped with nobody signed out: accepted beforehand, then used, then alone', async () => {
    const [file, time] = [newFile(), testTime()];
    const stages = [
      { secretKey },
      { secretKey, secretKeyAlsoAccept: [otherSecretKey] },
      { secretKey: otherSecretKey, secretKeyAlsoAccept: [secretKey] },
      { secretKey: otherSecretKey },
    ];
    let token = '';
    const kids = new Set<string | undefined>();
    for (const stage of stages) {
      const server = await startServer(file, { ...stage, time });
      token = token === '' ? refreshTokenOf(await server.signIn()) : await server.next(token);
      kids.add(server.sessions.keys.signingKey().kid);
      await server.stop();
    }
    expect(token).toContain('.3.');
    expect(kids.size).toBe(1);
  });

  it('of two nodes in the middle of the swap makes tokens that the other takes', async () => {
    const [file, time] = [newFile(), testTime()];
    const old = await startServer(file, { time, secretKeyAlsoAccept: [otherSecretKey] });
    const young = await startServer(file, {
      time,
      secretKey: otherSecretKey,
      secretKeyAlsoAccept: [secretKey],
    });
    let token = refreshTokenOf(await old.signIn());
    for (const node of [young, old, young, old]) token = await node.next(token);
    expect(token).toContain('.4.');
  });

  it('is refused where the store was made with another', async () => {
    const { store } = await openTestSessions();
    await expect(openTestSessions({ store, secretKey: otherSecretKey })).rejects.toMatchObject({
      name: 'ForeignSecretError',
    });
  });

  it('is refused where it is weak, before anything is stored', async () => {
    const store = await openTestStore();
    await expect(openTestSessions({ store, secretKey: 'super-secret' })).rejects.toThrow(TypeError);
    await openTestSessions({ store });
  });
});

describe('two nodes', () => {
  it('share signing keys: a rotation by one is known to the other once it has heard', async () => {
    const [file, time] = [newFile(), testTime()];
    const options = { time, jwksMaxAgeSeconds: 0 };
    const [one, other] = [await startServer(file, options), await startServer(file, options)];
    const { kid } = one.sessions.keys.signingKey();
    time.pass(3_600);
    await expect(one.sessions.keys.rotate()).resolves.toMatchObject({ result: 'rotated' });
    const rotated = one.sessions.keys.signingKey().kid;
    expect(rotated).not.toBe(kid);
    await expect.poll(() => other.sessions.keys.signingKey().kid, { timeout: 20_000 }).toBe(rotated);
  });
});
