import { randomBytes } from 'node:crypto';
import type { Random } from '../claim/random.ts';
import { refreshTokenParts } from './refresh-token-parts.ts';

const characters = Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .%\n\u0000é',
);

/** Garbage made of a real token, which most often keeps its real `sid`; never the token itself. */
export function mutateRefreshToken(token: string, other: string, random: Random): string {
  const mutated = random.pick(mutations)(token, other, random);
  return mutated === token ? `${token}A` : mutated;
}

type Mutation = (token: string, other: string, random: Random) => string;

const mutations: readonly Mutation[] = [
  // One character is another.
  (token, _, random) => {
    const at = random.below(token.length);
    return token.slice(0, at) + random.pick(characters) + token.slice(at + 1);
  },
  (token, _, random) => token.slice(0, random.below(token.length)),
  (token, _, random) => token + random.pick(characters),
  (token, _, random) => random.pick(characters) + token,
  // A generation that was or will be, with the mac of this one.
  (token, _, random) => {
    const { sid, generation, mac } = refreshTokenParts(token);
    return `${sid}.${generation + 1 + random.below(3)}.${mac}`;
  },
  (token) => {
    const { sid, generation, mac } = refreshTokenParts(token);
    return `${sid}.0${generation}.${mac}`;
  },
  (token) => {
    const { sid, generation, mac } = refreshTokenParts(token);
    return `${sid}.-${generation}.${mac}`;
  },
  (token, other) => {
    const { sid, generation } = refreshTokenParts(token);
    return `${sid}.${generation}.${refreshTokenParts(other).mac}`;
  },
  (token) => {
    const { sid, generation } = refreshTokenParts(token);
    return `${sid}.${generation}.${randomBytes(32).toString('base64url')}`;
  },
  (token) => {
    const { sid, generation } = refreshTokenParts(token);
    return `${sid}.${generation}.`;
  },
  // The same bits, spelt in another way: the last character of a mac has unused ones.
  (token) => {
    const last = token.charCodeAt(token.length - 1);
    return token.slice(0, -1) + String.fromCharCode(last + 1);
  },
  (token) => `${token}=`,
  (token) => token.replaceAll('.', '.\u200b'),
  (token) => token.toUpperCase(),
];
