import { describe, expect, it } from 'vitest';
import { ForeignSecretError } from '../secret/foreign-secret-error.ts';
import { createMemoryCheckStore } from '../secret/memory-check-store.fixture.ts';
import { createMemoryKeyStore } from './memory-key-store.fixture.ts';
import { type KeyCommandsOptions, openKeyCommands } from './open-key-commands.ts';
import { nextKid, openNode, publishedSeconds, rootA, rootB, start, states } from './test-node.fixture.ts';

/** A ring that a server has made, and commands beside it. */
async function beside(options: Partial<KeyCommandsOptions> = {}) {
  const signingKeys = createMemoryKeyStore();
  const secretCheck = createMemoryCheckStore();
  const time = { seconds: start };
  const server = await openNode(signingKeys, time, { algorithm: 'ES256' });
  const open = (further: Partial<KeyCommandsOptions> = {}) =>
    openKeyCommands({
      store: { signingKeys, secretCheck },
      secretKey: rootA,
      algorithm: 'HS256',
      jwksMaxAgeSeconds: 300,
      clock: () => time.seconds * 1_000,
      ...options,
      ...further,
    });
  return { server, signingKeys, secretCheck, time, open };
}

describe('commands beside the servers', () => {
  it('change nothing when they are opened', async () => {
    const { signingKeys, open } = await beside();
    const before = signingKeys.ring();
    await open();
    expect(signingKeys.ring()).toEqual(before);
  });

  it('rotate to the key that was published, and make one of the same kind that servers can read', async () => {
    const { server, signingKeys, time, open } = await beside();
    const [active, next] = [server.signingKey().kid ?? '', nextKid(server)];
    time.seconds += publishedSeconds;
    expect(await (await open()).rotate()).toEqual({ result: 'rotated', kid: next });
    await server.reload();
    expect(states(server)).toMatchObject({ [active]: 'retired', [next]: 'active' });
    expect(signingKeys.ring().keys.map(({ algorithm }) => algorithm)).toEqual(['ES256', 'ES256', 'ES256']);
    time.seconds += publishedSeconds;
    expect(await server.rotate()).toMatchObject({ result: 'rotated' });
  });

  it('do not rotate to a key that others may not know yet', async () => {
    const { signingKeys, time, open } = await beside();
    time.seconds += publishedSeconds - 10;
    const before = signingKeys.ring();
    expect(await (await open()).rotate()).toEqual({ result: 'too_early', retryAfterSeconds: 10 });
    expect(signingKeys.ring()).toEqual(before);
  });

  it('kill the key that signs, after which the next one does', async () => {
    const { server, open } = await beside();
    const [active, next] = [server.signingKey().kid ?? '', nextKid(server)];
    const commands = await open();
    expect(await commands.revoke(active)).toBe('revoked');
    expect(await commands.revoke('nope')).toBe('not_found');
    await server.reload();
    expect(states(server)).toMatchObject({ [active]: 'revoked', [next]: 'active' });
  });

  it('are refused with a secret that is not the store’s', async () => {
    const { open } = await beside();
    await open();
    await expect(open({ secretKey: rootB })).rejects.toThrow(ForeignSecretError);
    await expect(open({ secretKey: 'short' })).rejects.toThrow(TypeError);
  });
});
