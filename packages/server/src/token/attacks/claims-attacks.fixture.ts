import { type AttackTarget, forge } from './attack-target.fixture.ts';
import type { Attack, AttackRule } from './attack.fixture.ts';
import { everyAlgorithm } from './attacker-keys.fixture.ts';

const daySeconds = 86_400;

const missing = ['iss', 'aud', 'sub', 'exp', 'iat', 'nbf'].map((claim) =>
  withClaims(`no ${claim}`, 'required claims', () => ({ [claim]: undefined })),
);

const dateTexts = [
  '1e999',
  '-1e999',
  '-1',
  '1e300',
  '253402300800',
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '"1e3"',
  '"NaN"',
  '"2099-01-01T00:00:00Z"',
];

const dates = ['exp', 'iat', 'nbf'].flatMap((claim) => [
  ...dateTexts.map((text): Attack => ({
    name: `${claim} of ${text}`,
    rule: 'sane times',
    algorithms: everyAlgorithm,
    expected: 'claim_invalid',
    forge: (target) => forge(target, { payload: rawClaim(target, claim, text) }),
  })),
  withClaims(`${claim} as text`, 'sane times', (target) => ({ [claim]: String(target.claims[claim]) })),
  withClaims(`${claim} in a list`, 'sane times', (target) => ({ [claim]: [target.claims[claim]] })),
  withClaims(`${claim} in milliseconds`, 'sane times', (target) => ({
    [claim]: second(target, claim) * 1000,
  })),
]);

const shifted = (target: AttackTarget, seconds: number) => ({
  iat: second(target, 'iat') + seconds,
  nbf: second(target, 'nbf') + seconds,
  exp: second(target, 'exp') + seconds,
});

const times: readonly Attack[] = [
  {
    ...withClaims('a token of yesterday', 'within its time', (target) => shifted(target, -daySeconds)),
    expected: 'token_expired',
  },
  { ...withClaims('an exp of 0', 'within its time', () => ({ exp: 0 })), expected: 'token_expired' },
  {
    ...withClaims('a token of tomorrow', 'within its time', (target) => shifted(target, daySeconds)),
    expected: 'token_not_yet_valid',
  },
  {
    ...withClaims('an nbf of tomorrow', 'within its time', (target) => ({
      nbf: second(target, 'nbf') + daySeconds,
    })),
    expected: 'token_not_yet_valid',
  },
  withClaims('an exp at the iat', 'within its time', (target) => ({ exp: target.claims['iat'] })),
  withClaims('a token of ten years', 'within its time', (target) => ({
    exp: second(target, 'exp') + 3650 * daySeconds,
  })),
];

const issuers = [
  withClaims('another iss', 'issuer', () => ({ iss: 'https://evil.test' })),
  withClaims('our iss with a slash', 'issuer', (target) => ({ iss: `${text(target, 'iss')}/` })),
  withClaims('our iss with a NUL', 'issuer', (target) => ({ iss: `${text(target, 'iss')}\0` })),
  withClaims('our iss cut short', 'issuer', (target) => ({ iss: text(target, 'iss').slice(0, -1) })),
  withClaims('our iss in capitals', 'issuer', (target) => ({ iss: text(target, 'iss').toUpperCase() })),
  withClaims('our iss in a list', 'issuer', (target) => ({ iss: [target.claims['iss']] })),
];

const audiences = [
  withClaims('another aud', 'audience', () => ({ aud: 'https://evil.test' })),
  withClaims('our aud as a prefix', 'audience', (target) => ({ aud: `${text(target, 'aud')}.evil.test` })),
  withClaims('our aud cut short', 'audience', (target) => ({ aud: text(target, 'aud').slice(0, -1) })),
  withClaims('our aud among others in one text', 'audience', (target) => ({
    aud: `${text(target, 'aud')} other`,
  })),
  withClaims('an empty list as aud', 'audience', () => ({ aud: [] })),
  withClaims('our aud beside a number', 'audience', (target) => ({ aud: [target.claims['aud'], 7] })),
  withClaims('our aud in a list in a list', 'audience', (target) => ({ aud: [[target.claims['aud']]] })),
  withClaims('our aud as a key', 'audience', (target) => ({ aud: { [text(target, 'aud')]: true } })),
];

const shapes = ['sub', 'jti'].flatMap((claim) =>
  ['', null, 1, true, ['1'], {}].map((value) =>
    withClaims(`${claim} ${JSON.stringify(value)}`, 'shape of claims', () => ({ [claim]: value })),
  ),
);

export const claimsAttacks: readonly Attack[] = [
  ...missing,
  ...dates,
  ...times,
  ...issuers,
  ...audiences,
  ...shapes,
];

function withClaims(name: string, rule: AttackRule, change: (target: AttackTarget) => object): Attack {
  return {
    name,
    rule,
    algorithms: everyAlgorithm,
    expected: 'claim_invalid',
    forge: (target) => forge(target, { payload: { ...target.claims, ...change(target) } }),
  };
}

/** For what `JSON.stringify` cannot write. */
function rawClaim({ claims }: AttackTarget, claim: string, json: string): string {
  const others = JSON.stringify({ ...claims, [claim]: undefined }).slice(0, -1);
  return `${others},"${claim}":${json}}`;
}

function second({ claims }: AttackTarget, claim: string): number {
  return Number(claims[claim]);
}

function text({ claims }: AttackTarget, claim: string): string {
  return String(claims[claim]);
}
