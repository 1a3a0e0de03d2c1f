import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { LatchkeyNode } from '../server/latchkey-node.ts';
import { hold } from '../claim/violation.ts';

/** Another service, which verifies tokens with `jose` and asks for the key set no more often than it is told to. */
export interface CachingVerifier {
  readonly verified: number;
  /** Rejects where the token does not verify with the keys that are cached. */
  verify(accessToken: string): Promise<void>;
}

/** Caches the key set of a node for as long as its `Cache-Control` allows. */
export function createCachingVerifier(node: LatchkeyNode, issuer: string): CachingVerifier {
  let cached: { readonly keys: ReturnType<typeof createLocalJWKSet>; readonly untilMs: number } | null = null;
  let verified = 0;

  async function load() {
    const askedMs = performance.now();
    const { status, headers, body } = await node.wire.call('GET', '/.well-known/jwks.json');
    hold(status === 200, `the key set was answered with ${status}`);
    const [, maxAge] = /max-age=(\d+)/.exec(headers['cache-control'] ?? '') ?? [];
    hold(maxAge !== undefined, 'the key set does not say how long it may be cached');
    const keys = createLocalJWKSet(body as unknown as JSONWebKeySet);
    return { keys, untilMs: askedMs + Number(maxAge) * 1_000 };
  }

  return {
    get verified() {
      return verified;
    },
    async verify(accessToken) {
      if (cached === null || performance.now() >= cached.untilMs) cached = await load();
      await jwtVerify(accessToken, cached.keys, { issuer, audience: issuer, typ: 'at+jwt' });
      verified += 1;
    },
  };
}
