import { createPublicKey } from 'node:crypto';
import { type AttackTarget, encodePart, forge, withSignature } from './attack-target.fixture.ts';
import type { Attack } from './attack.fixture.ts';
import { attackerKeys, everyAlgorithm } from './attacker-keys.fixture.ts';
import { rawSignature } from './raw-signature.fixture.ts';

const crits: readonly unknown[] = [
  null,
  true,
  0,
  '',
  'exp',
  [],
  [[]],
  ['exp'],
  ['b64'],
  ['alg'],
  ['unknown'],
  {},
];
const b64s: readonly unknown[] = [false, true, null, 0, 'false', []];

const extensions = [
  ...crits.map((crit) => ({ crit, exp: 1 })),
  ...b64s.map((b64) => ({ b64 })),
  { b64: false, crit: ['b64'] },
].map((members): Attack => ({
  name: `a header with ${JSON.stringify(members)}`,
  rule: 'no crit and no b64',
  algorithms: everyAlgorithm,
  expected: 'token_malformed',
  forge: (target) => forge(target, { header: { ...target.header, ...members } }),
}));

const unencoded: Attack = {
  name: 'a payload that is not encoded, with b64 of false',
  rule: 'no crit and no b64',
  algorithms: everyAlgorithm,
  expected: 'token_malformed',
  forge(target) {
    const signingInput = `${encodePart({ ...target.header, b64: false, crit: ['b64'] })}.{"sub":"1"}`;
    return withSignature(signingInput, rawSignature(target.algorithm, target.key, signingInput));
  },
};

const offers: readonly (readonly [string, (target: AttackTarget) => unknown])[] = [
  ['jwk', attackerJwk],
  ['jwks', (target) => ({ keys: [attackerJwk(target)] })],
  ['jku', () => 'https://evil.test/jwks.json'],
  ['jku', () => 'file:///dev/null'],
  ['x5u', () => 'https://evil.test/cert.pem'],
  ['x5c', () => ['MIIB']],
  ['x5t', () => 'A'.repeat(27)],
  ['x5t#S256', () => 'A'.repeat(43)],
  ['iss', () => 'https://evil.test'],
];

const foreignKeys = offers.map(([member, offer], index): Attack => ({
  name: `the attacker's key offered as ${member} (${index})`,
  rule: 'no key and no URL out of a header',
  algorithms: everyAlgorithm,
  expected: 'signature_invalid',
  forge(target) {
    const header = encodePart({ ...target.header, [member]: offer(target) });
    const signingInput = `${header}.${encodePart(target.claims)}`;
    return withSignature(
      signingInput,
      rawSignature(target.algorithm, attackerKeys[target.algorithm], signingInput),
    );
  },
}));

const oddKeyIds: readonly unknown[] = [null, true, 7, [], ['k1'], {}, { kid: 'k1' }, '', 'x'.repeat(257)];
const foreignKeyIds = [
  '__proto__',
  'constructor',
  'toString',
  ' ',
  '../../../../dev/null',
  "k1' OR '1'='1",
  'https://evil.test/jwks.json',
  'x'.repeat(256),
];

const keyIds = [
  ...oddKeyIds.map((kid) => ({ kid, rule: 'kid is a name', expected: 'token_malformed' }) as const),
  ...foreignKeyIds.map(
    (kid) => ({ kid, rule: 'kid names a key of ours', expected: 'signature_invalid' }) as const,
  ),
].map(({ kid, rule, expected }): Attack => ({
  name: `kid ${JSON.stringify(kid)}`,
  rule,
  algorithms: everyAlgorithm,
  expected,
  forge: (target) => forge(target, { header: { ...target.header, kid } }),
}));

const types = [
  'JWT',
  'jwt',
  'at',
  'application/jwt',
  undefined,
  'refresh+jwt',
  'dpop+jwt',
  'logout+jwt',
  'secevent+jwt',
  'at+jwtx',
  'at+jwt;x=1',
  'JWS',
  '',
  null,
  7,
  ['at+jwt'],
  ['JWT'],
];

const wrongTypes = types.map((typ): Attack => ({
  name: `typ ${JSON.stringify(typ)}`,
  rule: 'typ',
  algorithms: everyAlgorithm,
  expected: 'token_malformed',
  forge: (target) => forge(target, { header: { ...target.header, typ } }),
}));

const others: readonly (readonly [string, (target: AttackTarget) => object, object])[] = [
  ['an ID token', () => ({ typ: 'JWT' }), { nonce: 'n', azp: 'app', at_hash: 'h' }],
  ['an ID token without a typ', () => ({ typ: undefined }), { nonce: 'n' }],
  ['a refresh token', () => ({ typ: 'refresh+jwt' }), { token_use: 'refresh' }],
  [
    'a DPoP proof',
    (target) => ({ typ: 'dpop+jwt', jwk: attackerJwk(target) }),
    { htm: 'GET', htu: 'https://api.test/' },
  ],
  ['a logout token', () => ({ typ: 'logout+jwt' }), { events: {} }],
];

/** Of our own issuer and key, and with all that an access token has: only the type tells. */
const otherTokens = others.map(([name, header, claims]): Attack => ({
  name,
  rule: 'typ',
  algorithms: everyAlgorithm,
  expected: 'token_malformed',
  forge: (target) =>
    forge(target, {
      header: { ...target.header, ...header(target) },
      payload: { ...target.claims, ...claims },
    }),
}));

export const headerAttacks: readonly Attack[] = [
  ...extensions,
  unencoded,
  ...foreignKeys,
  ...keyIds,
  ...wrongTypes,
  ...otherTokens,
];

function attackerJwk({ algorithm }: AttackTarget): unknown {
  const key = attackerKeys[algorithm];
  return (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
}
