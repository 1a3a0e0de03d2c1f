import { Buffer } from 'node:buffer';
import {
  type AttackTarget,
  encodePart,
  forge,
  honestParts,
  seal,
  withSignature,
} from './attack-target.fixture.ts';
import type { Attack } from './attack.fixture.ts';
import { everyAlgorithm } from './attacker-keys.fixture.ts';

interface Parts {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
  readonly honest: string;
}

const malformed = { algorithms: everyAlgorithm, expected: 'token_malformed' } as const;

const counts = (
  [
    ['one part', ({ header }) => header],
    ['two parts', ({ header, payload }) => `${header}.${payload}`],
    ['four parts', ({ honest, signature }) => `${honest}.${signature}`],
    ['five parts, as a JWE has', ({ header, payload, signature }) => `${header}...${payload}.${signature}`],
    ['an empty token', () => ''],
    ['only dots', () => '..'],
    ['an empty header', ({ payload, signature }) => `.${payload}.${signature}`],
    ['an empty payload', ({ header }, target) => seal(target, `${header}.`)],
    ['a dot in front', ({ honest }) => `.${honest}`],
    ['a dot at the end', ({ honest }) => `${honest}.`],
    [
      'a JSON serialization',
      ({ header: protectedHeader, payload, signature }) =>
        JSON.stringify({ protected: protectedHeader, payload, signature }),
    ],
  ] as const satisfies readonly (readonly [string, (parts: Parts, target: AttackTarget) => string])[]
).map(([name, write]): Attack => ({
  ...malformed,
  name,
  rule: 'three parts',
  forge: (target) => write(parts(target), target),
}));

const splices: readonly (readonly [string, (part: string) => string])[] = [
  ['padding', (part) => `${part}${'='.repeat((4 - (part.length % 4)) % 4 || 1)}`],
  ['a plus sign', (part) => `+${part.slice(1)}`],
  ['a slash', (part) => `${part.slice(0, 4)}/${part.slice(5)}`],
  ['a space in front', (part) => ` ${part}`],
  ['a space at the end', (part) => `${part} `],
  ['a newline in the middle', (part) => `${part.slice(0, 8)}\n${part.slice(8)}`],
  ['a newline at the end', (part) => `${part}\n`],
  ['a carriage return and a newline', (part) => `${part}\r\n`],
  ['a tab', (part) => `\t${part}`],
  ['a NUL', (part) => `${part}\0`],
  ['a percent escape', (part) => `%${part.slice(1)}`],
  ['a tilde', (part) => `${part}~`],
  ['a letter that looks alike', (part) => `\u0435${part.slice(1)}`],
  ['a character whose low byte is a letter', (part) => `\u0165${part.slice(1)}`],
  ['half a surrogate pair', (part) => `\ud800${part.slice(1)}`],
  ['an impossible length', (part) => part + 'A'.repeat((5 - (part.length % 4)) % 4)],
];

const encodings = splices.flatMap(([name, splice]): Attack[] => {
  const common = { ...malformed, rule: 'canonical base64url' } as const;
  return [
    {
      ...common,
      name: `${name} in the header`,
      forge(target) {
        const { header, payload } = parts(target);
        return seal(target, `${splice(header)}.${payload}`);
      },
    },
    {
      ...common,
      name: `${name} in the payload`,
      forge(target) {
        const { header, payload } = parts(target);
        return seal(target, `${header}.${splice(payload)}`);
      },
    },
    {
      ...common,
      name: `${name} in the signature`,
      forge(target) {
        const { header, payload, signature } = parts(target);
        return `${header}.${payload}.${splice(signature)}`;
      },
    },
  ];
});

const unusedBits: readonly Attack[] = [
  {
    ...malformed,
    name: 'unused bits in the signature',
    rule: 'canonical base64url',
    // A signature of 48 bytes has none.
    algorithms: everyAlgorithm.filter((algorithm) => algorithm !== 'HS384'),
    forge: (target) => nextCharacter(parts(target).honest),
  },
  {
    ...malformed,
    name: 'unused bits in the header',
    rule: 'canonical base64url',
    forge(target) {
      const [header, payload] = [JSON.stringify(target.header), encodePart(target.claims)];
      return seal(target, `${nextCharacter(encodeLoosely(header))}.${payload}`);
    },
  },
  {
    ...malformed,
    name: 'unused bits in the payload',
    rule: 'canonical base64url',
    forge(target) {
      const payload = encodeLoosely(JSON.stringify(target.claims));
      return seal(target, nextCharacter(`${encodePart(target.header)}.${payload}`));
    },
  },
];

type Write = (open: string, right: string) => string | Uint8Array;

const texts: readonly (readonly [string, Write])[] = [
  ['an array', (_, right) => `[${right}]`],
  ['null', () => 'null'],
  ['a string', () => '"x"'],
  ['a number', () => '7'],
  ['white space', () => ' '],
  ['text cut short', (open) => open],
  ['text after the object', (_, right) => `${right}x`],
  ['two objects', (_, right) => right + right],
  ['a comma at the end', (open) => `${open},}`],
  ['a comment', (open) => `${open}/**/}`],
  ['a single quote', (open) => `${open},'x':1}`],
  ['a byte order mark', (_, right) => `\ufeff${right}`],
  ['UTF-16', (_, right) => Buffer.from(right, 'utf16le')],
  [
    'invalid UTF-8',
    (open) => Buffer.concat([Buffer.from(`${open},"x":"`), Uint8Array.of(0xff), Buffer.from('"}')]),
  ],
  [
    'overlong UTF-8',
    (open) => Buffer.concat([Buffer.from(`${open},"x":"`), Uint8Array.of(0xc0, 0x80), Buffer.from('"}')]),
  ],
  [
    'an encoded surrogate',
    (open) =>
      Buffer.concat([Buffer.from(`${open},"x":"`), Uint8Array.of(0xed, 0xa0, 0x80), Buffer.from('"}')]),
  ],
  ['half a surrogate pair', (open) => `${open},"x":"\\udfff"}`],
  ['a repeated name', (open) => `${open},"x":1,"x":2}`],
  ['a name repeated with an escape', (open) => `${open},"x":1,"\\u0078":2}`],
  ['a name repeated deep down', (open) => `${open},"x":[{"y":1,"y":1}]}`],
  ['a member called __proto__', (open) => `${open},"__proto__":{"polluted":true}}`],
  ['a member called __proto__, escaped', (open) => `${open},"\\u005f_proto__":{"polluted":true}}`],
  ['a member called __proto__ deep down', (open) => `${open},"x":[{"__proto__":{"polluted":true}}]}`],
];

const jsons = (['header', 'payload'] as const).flatMap((part) =>
  texts.map(([name, write]): Attack => ({
    ...malformed,
    name: `${name} in the ${part}`,
    rule: 'strict JSON',
    forge(target) {
      const right = JSON.stringify(part === 'header' ? target.header : target.claims);
      return forge(target, { [part]: write(right.slice(0, -1), right) });
    },
  })),
);

const repeatedNames = ['alg', 'typ', 'kid', 'exp', 'iss', 'aud', 'sub', 'iat'].map((name): Attack => ({
  ...malformed,
  name: `${name} twice`,
  rule: 'strict JSON',
  forge(target) {
    const part = ['alg', 'typ', 'kid'].includes(name) ? 'header' : 'payload';
    const right = part === 'header' ? target.header : target.claims;
    const member = `${JSON.stringify(name)}:${JSON.stringify(right[name] ?? 'x')}`;
    // Twice whether or not an honest token has it.
    const others = JSON.stringify({ ...right, [name]: undefined }).slice(1, -1);
    return forge(target, { [part]: `{${member},${others},${member}}` });
  },
}));

const sizes: readonly (readonly [string, (target: AttackTarget) => string])[] = [
  ['8193 characters', (target) => `${parts(target).honest}.`.padEnd(8193, 'A')],
  ['a million characters', () => 'A'.repeat(1e6)],
  ['9000 dots', () => '.'.repeat(9000)],
  [
    'a header of 2049 bytes',
    (target) => forge(target, { header: JSON.stringify(target.header).padEnd(2049) }),
  ],
  ['a header of 9 levels', (target) => forge(target, { header: deep(target.header, 8) })],
  ['a payload of 33 levels', (target) => forge(target, { payload: deep(target.claims, 32) })],
  ['a payload of 2000 levels', (target) => forge(target, { payload: deep(target.claims, 1999) })],
  ['a payload of endless levels', (target) => forge(target, { payload: '{"x":'.repeat(1000) })],
];

export const formAttacks: readonly Attack[] = [
  ...counts,
  ...encodings,
  ...unusedBits,
  ...jsons,
  ...repeatedNames,
  ...sizes.map(([name, write]): Attack => ({
    ...malformed,
    name,
    rule: 'bounded size and depth',
    forge: write,
  })),
];

function parts(target: AttackTarget): Parts {
  const { signingInput, signature: bytes } = honestParts(target);
  const honest = withSignature(signingInput, bytes);
  const [header = '', payload = '', signature = ''] = honest.split('.');
  return { header, payload, signature, honest };
}

/** One byte beyond a multiple of three leaves four unused bits in the last character. */
function encodeLoosely(json: string): string {
  return encodePart(json + ' '.repeat((4 - (Buffer.byteLength(json) % 3)) % 3));
}

/** The alphabet goes in steps of unused bits, so the next character has the same bits in use. */
function nextCharacter(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + alphabet.charAt(alphabet.indexOf(text.slice(-1)) + 1);
}

function deep(object: object, levels: number): string {
  return `${JSON.stringify(object).slice(0, -1)},"x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}
