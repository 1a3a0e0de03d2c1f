import type { FeedNews } from '../feed/feed-news.ts';
import { type FeedFollower, followFeed } from '../feed/follow-feed.ts';
import { createRevocations } from '../revocation/create-revocations.ts';
import type { Revocations } from '../revocation/revocations.ts';
import type { RootSecrets } from '../secret/root-secrets.ts';
import { fixedSigningKey } from '../signing-key/fixed-key.ts';
import { openSigningKeys, type SigningKeyRing } from '../signing-key/open-signing-keys.ts';
import type { SigningKeys } from '../signing-key/signing-keys.ts';
import type { SessionsSettings } from './resolve-sessions-options.ts';

/** What a node knows in memory, kept up to date by the feed. */
export interface FollowedStore {
  readonly revocations: Revocations;
  readonly keys: SigningKeys;
  /** Always resolves, when nothing is under way any more. */
  close(): Promise<void>;
}

/** Loads revocations, then signing keys, and follows the feed for both. */
export async function followStore(settings: SessionsSettings, roots: RootSecrets): Promise<FollowedStore> {
  const { revocationStaleSeconds: staleSeconds, revocationsWhenStale: whenStale, clock } = settings;
  const revocations = createRevocations({ staleSeconds, whenStale, clock });
  let reloadKeys = (): void => undefined;
  const feed = await followFeed({
    store: settings.store.feed,
    onError: settings.onError,
    onNews(news) {
      revocations.hear(news);
      if (isAboutKeys(news)) reloadKeys();
    },
  });
  try {
    const keys = await openKeys(settings, roots, () => feed.keepSeconds);
    reloadKeys = () => void keys.reload();
    // What changed while the ring was being read was told before there was anybody to hear it.
    await keys.reload();
    return { revocations, keys, close: () => closeAll(keys, feed) };
  } catch (error) {
    await feed.close();
    throw error;
  }
}

type OpenKeys = SigningKeys & Pick<SigningKeyRing, 'reload' | 'close'>;

function openKeys(
  { store, algorithm = 'HS256', jwtKey, ...settings }: SessionsSettings,
  roots: RootSecrets,
  keepSeconds: () => number,
): Promise<OpenKeys> {
  const { jwksMaxAgeSeconds, keyRotationDays: rotationDays, clock, randomBytes, onError } = settings;
  if (jwtKey !== undefined) {
    const nothing = () => Promise.resolve();
    return Promise.resolve({
      ...fixedSigningKey(jwtKey, { jwksMaxAgeSeconds }),
      reload: nothing,
      close: nothing,
    });
  }
  const times = { keepSeconds, jwksMaxAgeSeconds, rotationDays };
  return openSigningKeys({
    store: store.signingKeys,
    roots,
    algorithm,
    ...times,
    clock,
    randomBytes,
    onError,
  });
}

function isAboutKeys({ whole, facts }: FeedNews): boolean {
  return whole || facts.some(({ kind }) => kind === 'keys_changed');
}

async function closeAll(keys: OpenKeys, feed: FeedFollower): Promise<void> {
  await keys.close();
  await feed.close();
}
