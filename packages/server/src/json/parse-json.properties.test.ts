import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonError } from './json-error.ts';
import { parseJson } from './parse-json.ts';

const seed = 20_260_101;
const json = fc.oneof(fc.json({ stringUnit: 'binary' }), fc.json());
const pieces = fc.constantFrom(
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  ' ',
  '\n',
  '\u00a0',
  '0',
  '-',
  'e',
  '\\u0061',
  '\\ud800',
  '\0',
  '',
);

/** JSON with up to three places overwritten: mostly broken, sometimes another JSON. */
const damaged = fc
  .tuple(json, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), pieces), { maxLength: 3 }))
  .map(([text, cuts]) =>
    cuts.reduce((whole, [place, length, piece]) => {
      const at = place % (whole.length + 1);
      return whole.slice(0, at) + piece + whole.slice(at + length);
    }, text),
  );

it('what parseJson accepts, JSON.parse reads alike, and what JSON.parse refuses, parseJson refuses', () => {
  let accepted = 0;
  const rule = (text: string) => {
    const ours = attempt(() => parseJson(text));
    if (ours === undefined) return;
    accepted++;
    expect(isDeepStrictEqual(ours.value, JSON.parse(text))).toBe(true);
    expect(attempt(() => parseJson(new TextEncoder().encode(text)))).toEqual(ours);
  };
  fc.assert(fc.property(damaged, rule), { seed, numRuns: 5000 });
  expect(accepted).toBeGreaterThan(1000);
});

function attempt(parse: () => unknown): { value: unknown } | undefined {
  try {
    return { value: parse() };
  } catch (error) {
    expect(error).toBeInstanceOf(JsonError);
    return undefined;
  }
}
