import type { Random } from './random.fixture.ts';

const texts = [
  '',
  'x',
  'é',
  '😀',
  '\0',
  '"',
  '\\',
  '\n',
  '\u2028',
  'a.b',
  'https://api.test',
  '1e999',
  'constructor',
];
const numbers = [0, -0, 1, -1, 0.5, 1e21, -1e-7, 2 ** 53, 1_790_000_000, 253_402_300_800, 1e308];
const names = ['a', 'b', 'x', 'é', '', 'toString', 'constructor', 'exp', 'role', 'length', '0'];
/** Refused wherever they stand, so they are rare: they would hide what else is in a token. */
const unsafeNames = ['__proto__', 'a"b', 'a\\b', 'a\nb'];

/** Any JSON value, small, and often of an odd kind. */
export function randomJson(random: Random, depth = 0): unknown {
  const kinds = depth > 3 ? 4 : 6;
  switch (random.below(kinds)) {
    case 0:
      return random.pick(texts);
    case 1:
      return random.pick(numbers);
    case 2:
      return random.pick([null, true, false]);
    case 3:
      return `${random.pick(texts)}${random.pick(texts)}${random.below(1000)}`;
    case 4:
      return Array.from({ length: random.below(4) }, () => randomJson(random, depth + 1));
    default:
      return randomObject(random, depth);
  }
}

export function randomName(random: Random): string {
  return random.pick(random.chance(0.01) ? unsafeNames : names);
}

function randomObject(random: Random, depth: number): object {
  const entries = Array.from({ length: random.below(4) }, () => [
    randomName(random),
    randomJson(random, depth + 1),
  ]);
  return Object.fromEntries(entries) as object;
}
