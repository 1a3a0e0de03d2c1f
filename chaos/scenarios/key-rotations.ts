import { setTimeout as delay } from 'node:timers/promises';
import { openSessions, openStore, type Sessions } from '@latchkey/server';
import { createCachingVerifier } from '../client/cached-key-set.ts';
import type { Site } from '../server/site.ts';
import { hold } from '../claim/violation.ts';
import { startTraffic } from '../traffic/traffic.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

const algorithm = 'EdDSA';
/** How long others cache the key set. */
const jwksMaxAgeSeconds = 1;

export const keyRotations: Scenario = {
  name: 'key-rotations',
  claim:
    'rotations of the signing key under traffic over two nodes cause no false 401, and no verifier elsewhere fails',
  unit: 'rotations',
  engines: ['postgres'],
  small: 2,
  full: 20,
  async run({ site, count, random, progress }: ScenarioContext) {
    const users = await site.addUsers(4);
    const variables = { JWT_ALGORITHM: algorithm, JWKS_MAX_AGE_SECONDS: String(jwksMaxAgeSeconds) };
    const nodes = await Promise.all([site.startNode(variables), site.startNode(variables)]);
    const elsewhere = createCachingVerifier(nodes[1], site.issuer);
    const operator = await openOperator(site);
    const traffic = await startTraffic(users, { nodes, random, examine: (token) => elsewhere.verify(token) });
    const signed = new Set<string>();
    try {
      for (let run = 0; run < count; run += 1) {
        signed.add(await rotate(operator));
        // Each second one follows as soon as it may, when others have had the least time to learn of the key.
        if (run % 2 === 1) await traffic.renewed();
        progress(run + 1);
      }
    } finally {
      await traffic.stop();
    }
    hold(signed.size === count, `${count} rotations brought ${signed.size} keys`);
    return {
      rotations: count,
      'requests answered': traffic.answered,
      'verified by jose': elsewhere.verified,
    };
  },
};

/** Somebody at a command line: a process beside the servers, on the same store. */
async function openOperator({ databaseUrl, secretKey, onClose }: Site): Promise<Sessions> {
  const store = await openStore({ url: databaseUrl });
  onClose(async () => {
    await store.close();
  });
  const sessions = await openSessions({ store, secretKey, algorithm, jwksMaxAgeSeconds });
  onClose(() => sessions.close());
  return sessions;
}

/** Rotates as soon as the next key has been published for long enough. Resolves to the new key's name. */
async function rotate({ keys }: Sessions): Promise<string> {
  for (;;) {
    const rotated = await keys.rotate();
    if (rotated.result === 'rotated') return rotated.kid;
    await delay(rotated.retryAfterSeconds * 1_000);
  }
}
