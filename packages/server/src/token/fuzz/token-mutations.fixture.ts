import { Buffer } from 'node:buffer';
import type { Mutation } from './mutation.fixture.ts';
import type { Random } from './random.fixture.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const foreign = [
  '=',
  '==',
  '+',
  '/',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '%2E',
  '~',
  '\u0435',
  '\uff41',
  '\u0165',
  '\ud800',
];

/** Changes of the encoding of one part. */
export const encodingMutations: readonly Mutation<string>[] = [
  { name: 'foreign character', change: (part, random) => insert(part, random.pick(foreign), random) },
  { name: 'padding', change: (part) => part + '='.repeat((4 - (part.length % 4)) % 4) },
  { name: 'plain base64', change: (part) => part.replaceAll('-', '+').replaceAll('_', '/') },
  { name: 'unused bits', change: (part) => part.slice(0, -1) + nextCharacter(part.slice(-1)) },
  {
    name: 'one character more',
    change: (part, random) => insert(part, alphabet.charAt(random.below(64)), random),
  },
  { name: 'one character less', change: (part, random) => remove(part, random.below(part.length)) },
  {
    name: 'another character',
    change: (part, random) => overwrite(part, alphabet.charAt(random.below(64)), random),
  },
  { name: 'encoded again', change: (part) => Buffer.from(part).toString('base64url') },
];

/** Changes of the whole token. */
export const structureMutations: readonly Mutation<string>[] = [
  { name: 'a dot more', change: (token, random) => insert(token, '.', random) },
  { name: 'a dot less', change: (token, random) => token.replace(random.pick(['.', /\.(?=[^.]*$)/]), '') },
  {
    name: 'a part dropped',
    change: parts((all, random) => all.filter((_, index) => index !== random.below(3))),
  },
  {
    name: 'a part emptied',
    change: parts((all, random) => all.map((part) => (random.chance(0.4) ? '' : part))),
  },
  { name: 'a part repeated', change: parts((all) => [...all, ...all.slice(-1)]) },
  { name: 'parts exchanged', change: parts((all) => [...all].reverse()) },
  {
    name: 'as a JWE',
    change: parts(([header = '', payload = '', signature = '']) => [header, '', payload, signature, '']),
  },
  {
    name: 'white space around',
    change: (token, random) => `${random.pick(['', ' ', '\n'])}${token}${random.pick([' ', '\n', '\0'])}`,
  },
  { name: 'upper case', change: (token) => token.toUpperCase() },
  { name: 'too long', change: (token) => token.padEnd(8193, 'A') },
];

function parts(
  change: (parts: readonly string[], random: Random) => readonly string[],
): Mutation<string>['change'] {
  return (token, random) => change(token.split('.'), random).join('.');
}

function insert(part: string, piece: string, random: Random): string {
  const at = random.below(part.length + 1);
  return part.slice(0, at) + piece + part.slice(at);
}

function remove(part: string, at: number): string {
  return part.slice(0, at) + part.slice(at + 1);
}

function overwrite(part: string, piece: string, random: Random): string {
  const at = random.below(part.length);
  return part.slice(0, at) + piece + part.slice(at + 1);
}

function nextCharacter(character: string): string {
  return alphabet.charAt((alphabet.indexOf(character) + 1) % 64);
}
