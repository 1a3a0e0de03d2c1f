import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNeedles } from './needles.ts';

const secret = randomBytes(32);
const needles = createNeedles([{ name: 'it', bytes: secret }]);

/** Something that is hidden between other bytes. */
function hidden(content: Uint8Array | string): Uint8Array {
  return Buffer.concat([randomBytes(1_001), Buffer.from(content as Uint8Array), randomBytes(1_003)]);
}

describe('the search for secrets', () => {
  it.each([
    { encoding: 'base64', label: 'it as base64' },
    { encoding: 'base64url', label: 'it as base64url' },
    { encoding: 'hex', label: 'it as hex' },
  ] as const)('finds one in $encoding', ({ encoding, label }) => {
    expect(needles.findIn(hidden(secret.toString(encoding)))).toContain(label);
  });

  it('finds one as bytes and in upper-case hex', () => {
    expect(needles.findIn(hidden(secret))).toEqual(['it']);
    expect(needles.findIn(hidden(secret.toString('hex').toUpperCase()))).toContain('it as HEX');
  });

  it('finds one in base64 that goes on behind it', () => {
    const longer = Buffer.concat([secret, randomBytes(16)]).toString('base64');
    expect(needles.findIn(hidden(longer))).toContain('it as base64');
  });

  it.each(['', 'a', 'ab', 'abc'])('finds one in base64 behind "%s" and a colon', (user) => {
    const credentials = Buffer.concat([Buffer.from(`${user}:`), secret]).toString('base64');
    expect(needles.findIn(hidden(credentials))).toContain('it as base64');
  });

  it('finds one in the numbers that JSON has for bytes', () => {
    expect(needles.findIn(hidden(JSON.stringify(secret)))).toContain('it as a list of numbers');
  });

  it('finds text as a URL and as JSON have it', () => {
    const found = createNeedles([{ name: 'it', bytes: Buffer.from('"quoted" & more') }]);
    expect(found.findIn(hidden(encodeURIComponent('"quoted" & more')))).toEqual(['it as part of a URL']);
    expect(found.findIn(hidden(JSON.stringify('"quoted" & more')))).toEqual(['it as JSON text']);
  });

  it('finds one at the very end', () => {
    expect(needles.findIn(Buffer.concat([randomBytes(9), secret]))).toEqual(['it']);
  });

  it('finds nothing where there is nothing, nor half of it', () => {
    expect(needles.findIn(hidden(secret.subarray(0, 16)))).toEqual([]);
  });

  it('refuses what is too short to be told from chance', () => {
    expect(() => createNeedles([{ name: 'it', bytes: Buffer.from('short') }])).toThrow('it is too short');
  });
});
