import { Buffer } from 'node:buffer';
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JwtAlgorithm } from '../jwt-key.ts';
import { encodePart, forge, honestParts, withSignature } from './attack-target.fixture.ts';
import type { AttackTarget } from './attack-target.fixture.ts';
import type { Attack } from './attack.fixture.ts';
import { asymmetric, attackerKeys, everyAlgorithm } from './attacker-keys.fixture.ts';
import { rawSignature } from './raw-signature.fixture.ts';

const spellings: readonly unknown[] = [
  'none',
  'None',
  'NONE',
  'nOnE',
  'none ',
  ' none',
  'none\0',
  'n\u043ene',
  '',
  null,
  false,
  0,
  [],
  ['none'],
  { alg: 'none' },
];

const noneAttacks = spellings.flatMap((alg): Attack[] => {
  const common = {
    rule: 'none in no spelling',
    algorithms: everyAlgorithm,
    expected: 'token_malformed',
  } as const;
  const header = (target: AttackTarget) => ({ ...target.header, alg });
  return [
    {
      ...common,
      name: `alg ${JSON.stringify(alg)}, signed`,
      forge: (target) => forge(target, { header: header(target) }),
    },
    {
      ...common,
      name: `alg ${JSON.stringify(alg)}, not signed`,
      forge: (target) => `${encodePart(header(target))}.${encodePart(target.claims)}.`,
    },
  ];
});

const names = [
  'HS1',
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'RS384',
  'PS256',
  'ES256',
  'ES256K',
  'ES384',
  'EdDSA',
  'Ed25519',
  'Ed448',
  'RSA-OAEP',
  'dir',
  'HS256,none',
];

const renamed = names.map((alg): Attack => ({
  name: `alg ${alg} over our own signature`,
  rule: 'one key, one algorithm',
  algorithms: everyAlgorithm.filter((algorithm) => algorithm !== alg),
  expected: 'token_malformed',
  forge: (target) => forge(target, { header: { ...target.header, alg } }),
}));

const respelt = (
  [
    ['in lower case', (alg) => alg.toLowerCase()],
    ['with the other case throughout', otherCase],
    ['with its last letter in lower case', (alg) => alg.replace(/[A-Z](?=[^A-Z]*$)/, lowerCase)],
    ['in upper case, with a space', (alg) => `${alg.toUpperCase()} `],
    ['with a NUL', (alg) => `${alg}\0`],
    ['in a list', (alg) => [alg]],
    ['in an object', (alg) => ({ alg })],
    ['as a number', () => 256],
    ['as true', () => true],
    ['left out', () => undefined],
  ] as const satisfies readonly (readonly [string, (alg: string) => unknown])[]
).map(([name, spell]): Attack => ({
  name: `our alg ${name}`,
  rule: 'one key, one algorithm',
  algorithms: everyAlgorithm,
  expected: 'token_malformed',
  forge: (target) => forge(target, { header: { ...target.header, alg: spell(target.algorithm) } }),
}));

const somePublicKey = createPublicKey(attackerKeys.RS256);

/** Every algorithm of the attacker against every key of ours. */
const confusions = everyAlgorithm.flatMap((theirs): Attack[] => {
  const common = { rule: 'one key, one algorithm' } as const;
  return [
    {
      ...common,
      name: `a token of the attacker's ${theirs} key, which says so`,
      algorithms: everyAlgorithm.filter((ours) => ours !== theirs),
      expected: 'token_malformed',
      forge: (target) => signedBy(target, theirs, attackerKeys[theirs], { ...target.header, alg: theirs }),
    },
    {
      ...common,
      name: `a token of the attacker's ${theirs} key, which says that it is ours`,
      algorithms: everyAlgorithm,
      expected: 'signature_invalid',
      forge: (target) => signedBy(target, theirs, attackerKeys[theirs], target.header),
    },
  ];
});

const encodings: readonly (readonly [string, (key: KeyObject) => string | Buffer])[] = [
  ['PEM', pem],
  ['PEM without the last newline', (key) => pem(key).trimEnd()],
  ['PEM with white space around', (key) => `\n ${pem(key)} `],
  ['PEM with other line ends', (key) => pem(key).replaceAll('\n', '\r\n')],
  ['PEM in one line', (key) => pem(key).replaceAll('\n', '')],
  ['PEM without its frame', (key) => pem(key).replaceAll(/-----[^-]+-----|\n/g, '')],
  ['DER', (key) => key.export({ format: 'der', type: 'spki' })],
  ['JWK JSON', (key) => JSON.stringify(key.export({ format: 'jwk' }))],
  ['JWK JSON, spread', (key) => JSON.stringify(key.export({ format: 'jwk' }), null, 2)],
  ['JWK JSON, as it is published', (key) => JSON.stringify(published(key))],
  ['JWK Set JSON', (key) => JSON.stringify({ keys: [published(key)] })],
  ['DER in hexadecimal', (key) => key.export({ format: 'der', type: 'spki' }).toString('hex')],
  ['nothing', () => ''],
];

const hmacs = encodings.flatMap(([name, encode]) =>
  (['HS256', 'HS384', 'HS512'] as const).flatMap((theirs): Attack[] => {
    const forgeWith = (target: AttackTarget, alg: string) => {
      const key = Buffer.from(encode(target.publicKey ?? somePublicKey) as Buffer);
      return signedBy(target, theirs, key, { ...target.header, alg });
    };
    const common = { rule: 'no HMAC with a public key' } as const;
    return [
      {
        ...common,
        name: `${theirs} with the public key as ${name}`,
        algorithms: asymmetric,
        expected: 'token_malformed',
        forge: (target) => forgeWith(target, theirs),
      },
      {
        ...common,
        name: `${theirs} with a public key as ${name}, under the name of our algorithm`,
        algorithms: everyAlgorithm,
        expected: 'signature_invalid',
        forge: (target) => forgeWith(target, target.algorithm),
      },
    ];
  }),
);

const ownHmac: Attack = {
  name: 'the HMAC of another length with our secret',
  rule: 'one key, one algorithm',
  algorithms: ['HS256', 'HS384', 'HS512'],
  expected: 'signature_invalid',
  forge: (target) =>
    signedBy(target, target.algorithm === 'HS256' ? 'HS512' : 'HS256', target.key, target.header),
};

export const algorithmAttacks: readonly Attack[] = [
  ...noneAttacks,
  ...renamed,
  ...respelt,
  ...confusions,
  ...hmacs,
  ownHmac,
  {
    name: 'the signature of other claims',
    rule: 'exact signature',
    algorithms: everyAlgorithm,
    expected: 'signature_invalid',
    forge: (target) =>
      withSignature(
        `${encodePart(target.header)}.${encodePart({ ...target.claims, sub: 'admin' })}`,
        honestParts(target).signature,
      ),
  },
];

function signedBy(
  target: AttackTarget,
  algorithm: JwtAlgorithm,
  key: KeyObject | Uint8Array,
  header: object,
): string {
  const signingInput = `${encodePart(header)}.${encodePart(target.claims)}`;
  return withSignature(signingInput, rawSignature(algorithm, key, signingInput));
}

function pem(key: KeyObject): string {
  return String(key.export({ format: 'pem', type: 'spki' }));
}

function published(key: KeyObject): object {
  return { ...key.export({ format: 'jwk' }), use: 'sig' };
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function otherCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, (one) => (one === lowerCase(one) ? one.toUpperCase() : lowerCase(one)));
}
