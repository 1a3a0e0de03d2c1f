// What asking for revocation adds to the verification of a token, with more and more facts in memory.
//   npm run bench -- revocation-check
import { importSecretKey, signJwt, verifyJwt } from '@latchkey/server';
import type { Fact } from '../packages/server/src/feed/fact.ts';
import { createRevocations } from '../packages/server/src/revocation/create-revocations.ts';
import { interleave, type Variant } from './interleave.ts';

const issuer = 'https://auth.example.com';
const audience = 'https://api.example.com';
const key = importSecretKey(Buffer.alloc(32, 'a floor, a ceiling, four walls.'));
const nowSeconds = Math.floor(Date.now() / 1000);
const rounds = 31;
const callsPerRound = 2_000;

/** A token for each call of a round, each of another user. */
const tokens = Array.from({ length: callsPerRound }, (_, user) =>
  signJwt(
    {
      iss: issuer,
      aud: audience,
      sub: String(user),
      client_id: audience,
      iat: nowSeconds,
      nbf: nowSeconds,
      exp: nowSeconds + 3000,
      jti: `6f2c0e9e-3a53-4c0f-9d0b-${String(user).padStart(12, '0')}`,
      scope: 'notes:read notes:write',
      auth_time: nowSeconds,
      gen: 7,
      sid: `session-${String(user).padStart(14, '0')}`,
    },
    key,
  ),
);

/** Facts of all kinds. Some speak of users whose tokens are measured; none revokes a token. */
function fact(_: unknown, index: number): Fact {
  const name = `another-${String(index).padStart(14, '0')}`;
  if (index % 3 === 0) return { kind: 'session_ended', sid: name };
  if (index % 3 === 1) return { kind: 'token_ended', jti: name };
  return { kind: 'subject_voided', subject: String(index * 10), generation: 7, exceptSid: null };
}

function revocationsWith(facts: number) {
  const feed = { number: facts, keepSeconds: 310, lagSeconds: () => performance.now() / 1e9 };
  const revocations = createRevocations();
  revocations.hear({ facts: Array.from({ length: facts }, fact), whole: true, feed });
  return revocations;
}

let turn = 0;
const verify = () => verifyJwt(tokens[turn++ % tokens.length] ?? '', key, { issuer, audience });

const variants: readonly Variant[] = [
  { name: 'verifyJwt', run: verify },
  ...[0, 1_000, 100_000].map((facts): Variant => {
    const { check } = revocationsWith(facts);
    return {
      name: `verifyJwt and check, ${facts.toLocaleString('en')} facts`,
      run: () => check(verify().claims),
    };
  }),
];

const measurements = await interleave(variants, { rounds, callsPerRound });
const alone = measurements[0]?.medianMicroseconds ?? Number.NaN;
console.log(
  `Node ${process.versions.node}, medians of ${rounds} interleaved rounds of ${callsPerRound.toLocaleString('en')} verifications`,
);
for (const { name, medianMicroseconds } of measurements) {
  const ratio = (medianMicroseconds / alone).toFixed(3);
  console.log(
    `${name.padEnd(36)} ${medianMicroseconds.toFixed(3).padStart(8)} us  ${ratio.padStart(6)} x verifyJwt`,
  );
}
