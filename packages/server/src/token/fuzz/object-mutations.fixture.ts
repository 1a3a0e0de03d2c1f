import { nowSeconds } from '../forge-token.fixture.ts';
import type { Mutation } from './mutation.fixture.ts';
import { randomJson, randomName } from './random-json.fixture.ts';
import type { Random } from './random.fixture.ts';

type Members = Readonly<Record<string, unknown>>;

const registered = ['iss', 'aud', 'sub', 'exp', 'iat', 'nbf', 'jti'];
const dates = ['exp', 'iat', 'nbf'];
const headerNames = [
  'alg',
  'typ',
  'kid',
  'crit',
  'b64',
  'jwk',
  'jku',
  'x5u',
  'x5c',
  'x5t',
  'cty',
  'zip',
  'enc',
];
const algorithms = [
  'none',
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'PS256',
  'ES256',
  'ES384',
  'EdDSA',
  'Ed25519',
  'hs256',
];
const types = [
  'at+jwt',
  'AT+JWT',
  'application/at+jwt',
  'Application/At+Jwt',
  'JWT',
  'at+jwt ',
  'application/',
  '/',
];

/** Of header and claims alike. */
const common: readonly Mutation<Members>[] = [
  {
    name: 'add a member',
    change: (members, random) => ({ ...members, [randomName(random)]: randomJson(random) }),
  },
  {
    name: 'drop a member',
    change: (members, random) => replace(members, pickName(members, random), undefined),
  },
  {
    name: 'odd value',
    change: (members, random) => replace(members, pickName(members, random), randomJson(random)),
  },
  { name: 'value in a list', change: wrap((value) => [value]) },
  { name: 'value in an object', change: wrap((value) => ({ value })) },
  { name: 'value as text', change: wrap((value) => JSON.stringify(value)) },
  {
    name: 'value of another member',
    change: (members, random) =>
      replace(members, pickName(members, random), members[pickName(members, random)]),
  },
  {
    name: 'other order',
    change: (members) => Object.fromEntries(Object.entries(members).reverse()),
  },
];

export const headerMutations: readonly Mutation<Members>[] = [
  ...common,
  { name: 'another alg', change: (header, random) => ({ ...header, alg: random.pick(algorithms) }) },
  { name: 'another typ', change: (header, random) => ({ ...header, typ: random.pick(types) }) },
  { name: 'no kid', change: (header) => replace(header, 'kid', undefined) },
  {
    name: 'a header member',
    change: (header, random) => ({ ...header, [random.pick(headerNames)]: randomJson(random) }),
  },
  {
    name: 'crit',
    change: (header, random) => ({ ...header, crit: random.pick([['b64'], ['exp'], []]), exp: 1 }),
  },
  { name: 'b64', change: (header, random) => ({ ...header, b64: random.chance(0.5) }) },
  {
    name: 'b64 and crit',
    change: (header, random) => ({ ...header, b64: random.chance(0.8), crit: ['b64'] }),
  },
];

export const claimsMutations: readonly Mutation<Members>[] = [
  ...common,
  {
    name: 'a registered claim',
    change: (claims, random) => ({ ...claims, [random.pick(registered)]: randomJson(random) }),
  },
  {
    name: 'near the edge of time',
    change: (claims, random) => ({
      ...claims,
      [random.pick(dates)]: nowSeconds + (random.below(49) - 24) / 2,
    }),
  },
  {
    name: 'far in time',
    change: (claims, random) => ({ ...claims, [random.pick(dates)]: nowSeconds + random.below(2e6) - 1e6 }),
  },
  {
    name: 'an audience among others',
    change: (claims, random) => ({
      ...claims,
      aud: [claims['aud'], random.pick(['x', '', 'https://api.test/'])],
    }),
  },
];

function wrap(around: (value: unknown) => unknown): Mutation<Members>['change'] {
  return (members, random) => {
    const name = pickName(members, random);
    return replace(members, name, around(members[name]));
  };
}

function pickName(members: Members, random: Random): string {
  return random.pick([...Object.keys(members), 'x']);
}

function replace(members: Members, name: string, value: unknown): Members {
  return { ...members, [name]: value };
}
