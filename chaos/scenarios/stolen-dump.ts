import { JwtKey } from '../../packages/server/src/token/jwt-key.ts';
import { deriveKey, type KeyPurpose } from '../../packages/server/src/secret/derive-key.ts';
import { openSessions, openStore } from '@latchkey/server';
import { dumpDatabase } from '../database/dump-database.ts';
import { createNeedles, type Secret } from '../../tools/secrets/needles.ts';
import { refreshTokenParts } from '../client/refresh-token-parts.ts';
import type { Site } from '../server/site.ts';
import { newPassword, type User } from '../client/user.ts';
import { hold } from '../claim/violation.ts';
import { tokensOf, type Tokens, type Wire } from '../client/wire.ts';
import type { Scenario, ScenarioContext } from '../scenario.ts';

const algorithms = ['HS256', 'EdDSA', 'ES256', 'RS256'] as const;
const purposes: readonly KeyPurpose[] = ['refresh-token', 'signing-key wrapping', 'store check'];

export const stolenDump: Scenario = {
  name: 'stolen-dump',
  claim:
    'a dump of the database, searched in every usual encoding, holds no token, mac, password, secret or signing key',
  unit: 'sessions',
  engines: ['sqlite', 'postgres'],
  small: 5,
  full: 200,
  async run({ site, count, progress }: ScenarioContext) {
    const user = await site.addUser();
    const node = await site.startNode({ LOG_LEVEL: 'trace' });
    const secrets = [...(await use(node.wire, user, count, progress)), ...rootSecrets(site)];
    for (const algorithm of algorithms) secrets.push(...(await signingKeys(site, algorithm)));
    const needles = createNeedles(secrets);
    const dump = await dumpDatabase(site);
    const found = dump.flatMap(({ name, bytes }) =>
      needles.findIn(bytes).map((what) => `${what} in ${name}`),
    );
    hold(found.length === 0, () => `the dump holds ${found.slice(0, 5).join(', ')}`);
    const logged = needles.findIn(Buffer.from(node.said()));
    hold(logged.length === 0, () => `the log holds ${logged.join(', ')}`);
    // A search that finds nothing at all would say nothing.
    const control = createNeedles([{ name: 'the username', bytes: Buffer.from(user.username) }]);
    hold(
      dump.some(({ bytes }) => control.findIn(bytes).length > 0),
      'the search does not find the username',
    );
    const bytes = dump.reduce((sum, part) => sum + part.bytes.length, 0);
    return { secrets: secrets.length, 'bytes searched': bytes, found: found.length };
  },
};

/** Signs in, refreshes, signs out and changes the password. Resolves to every secret that was on the wire. */
async function use(
  wire: Wire,
  user: User,
  count: number,
  progress: (done: number) => void,
): Promise<Secret[]> {
  const secrets: Secret[] = [text('the first password', user.password)];
  let { password } = user;
  for (let session = 0; session < count; session += 1) {
    const first = tokensOf(await wire.signIn({ ...user, password }, 'token'));
    const second = tokensOf(await wire.refresh(first.refreshToken));
    secrets.push(...tokenSecrets(first), ...tokenSecrets(second));
    if (session % 3 === 1) await wire.signOut({ refresh_token: second.refreshToken });
    if (session % 3 === 2) {
      const changed = newPassword();
      const { status } = await wire.changePassword(second.accessToken, password, changed);
      hold(status === 204, `the password change was answered with ${status}`);
      password = changed;
      secrets.push(text('a later password', changed));
    }
    progress(session + 1);
  }
  return secrets;
}

function tokenSecrets({ accessToken, refreshToken }: Tokens): Secret[] {
  const [, , signature = ''] = accessToken.split('.');
  const { mac } = refreshTokenParts(refreshToken);
  return [
    text('an access token', accessToken),
    { name: 'a signature', bytes: Buffer.from(signature, 'base64url') },
    text('a refresh token', refreshToken),
    { name: 'a mac', bytes: Buffer.from(mac, 'base64url') },
  ];
}

function rootSecrets({ secretKey }: Site): Secret[] {
  const root = Buffer.from(secretKey);
  return [
    { name: 'the root secret', bytes: root },
    { name: 'the root secret’s bytes', bytes: Buffer.from(secretKey, 'base64url') },
    ...purposes.flatMap((purpose) => {
      const key = deriveKey(root, purpose).export();
      return [
        { name: `the key for ${purpose}`, bytes: key },
        { name: `the first half of the key for ${purpose}`, bytes: key.subarray(0, 32) },
      ];
    }),
  ];
}

/** Makes a node's keys for an algorithm, as a node with that setting does at its start, and takes them all out. */
async function signingKeys(
  { databaseUrl, secretKey }: Site,
  algorithm: (typeof algorithms)[number],
): Promise<Secret[]> {
  const store = await openStore({ url: databaseUrl });
  const sessions = await openSessions({ store, secretKey, algorithm });
  const keys = sessions.keys.verifyingKeys().map((key) => JwtKey.signingKeyOf(key));
  await sessions.close();
  await store.close();
  return keys.flatMap((key) => {
    const { k, d } = key.export({ format: 'jwk' });
    const secrets: Secret[] = [
      { name: `the secret part of a signing key`, bytes: Buffer.from(k ?? d ?? '', 'base64url') },
    ];
    if (key.type === 'private') {
      secrets.push({ name: 'a private key as PKCS 8', bytes: key.export({ format: 'der', type: 'pkcs8' }) });
      secrets.push(text('a private key as PEM', key.export({ format: 'pem', type: 'pkcs8' }).toString()));
    }
    return secrets;
  });
}

const text = (name: string, value: string): Secret => ({ name, bytes: Buffer.from(value) });
