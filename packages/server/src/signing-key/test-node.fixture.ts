import { onTestFinished } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { createKeyRing } from '../token/create-key-ring.ts';
import { signJwt } from '../token/sign-jwt.ts';
import { verifyJwt } from '../token/verify-jwt.ts';
import { openSigningKeys, type SigningKeyOptions, type SigningKeyRing } from './open-signing-keys.ts';
import type { Schedule } from '../clock/schedule.ts';
import type { SigningKeyStore } from './signing-key-store.ts';

export const rootA = 'A7-first-root-of-these-tests-0123456789';
export const rootB = 'B8-other-root-of-these-tests-9876543210';

/** The time of all nodes of a test. */
export interface TestTime {
  seconds: number;
}

/** Timers that run when a test says so. */
export function manualSchedule() {
  const waiting = new Set<{ task: () => void; delayMilliseconds: number }>();
  let scheduled = 0;
  const schedule: Schedule = (task, delayMilliseconds) => {
    scheduled += 1;
    const timer = { task, delayMilliseconds };
    waiting.add(timer);
    return () => void waiting.delete(timer);
  };
  return {
    schedule,
    scheduled: () => scheduled,
    delays: () => [...waiting].map(({ delayMilliseconds }) => delayMilliseconds),
    run() {
      const due = [...waiting];
      waiting.clear();
      for (const { task } of due) task();
    },
  };
}

const jwksMaxAgeSeconds = 300;
/** When a key has been published for long enough to sign. */
export const publishedSeconds = jwksMaxAgeSeconds + 2;
export const keepSeconds = 310;
/** When a retired key is over. */
export const overSeconds = keepSeconds + 300;
export const start = 1_800_000_000;

/** One node of a test: a ring that is closed after it. */
export async function openNode(
  store: SigningKeyStore,
  time: TestTime,
  options: Partial<SigningKeyOptions> = {},
): Promise<SigningKeyRing> {
  const ring = await openSigningKeys({
    store,
    roots: createRootSecrets(rootA),
    algorithm: 'HS256',
    keepSeconds: () => keepSeconds,
    jwksMaxAgeSeconds,
    rotationDays: 0,
    clock: () => time.seconds * 1000,
    monotonicClock: () => time.seconds * 1000,
    schedule: manualSchedule().schedule,
    ...options,
  });
  onTestFinished(() => ring.close());
  return ring;
}

const issuer = 'https://issuer.test';

/** A token that the node signs. */
export function sign(node: SigningKeyRing, time: TestTime): string {
  const claims = {
    iss: issuer,
    aud: issuer,
    sub: '1',
    iat: time.seconds,
    exp: time.seconds + 300,
    nbf: time.seconds,
    jti: 'j',
  };
  return signJwt(claims, node.signingKey());
}

/** Whether the node accepts a token. */
export function accepts(node: SigningKeyRing, token: string, time: TestTime): boolean {
  const [signing, ...verifying] = node.verifyingKeys();
  if (signing === undefined) return false;
  try {
    const keys = createKeyRing({ signing, verifying });
    verifyJwt(token, keys, { issuer, audience: issuer, clock: () => time.seconds * 1000 });
    return true;
  } catch {
    return false;
  }
}

/** Its keys as `state` by `kid`. */
export function states(node: SigningKeyRing): Record<string, string> {
  return Object.fromEntries(node.list().map(({ kid, state }) => [kid, state]));
}

/** The `kid` of the key that is to sign next. */
export function nextKid(node: SigningKeyRing): string {
  const next = node.list().find(({ state }) => state === 'next');
  if (next === undefined) throw new Error('the ring has no next key');
  return next.kid;
}
