import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readAll } from './read-all.fixture.ts';
import { readLines } from './read-lines.ts';

/** Reads bytes that arrive in pieces of a size. */
function read(bytes: Buffer | string, size = 7) {
  const buffer = Buffer.from(bytes as string);
  const chunks = Array.from({ length: Math.ceil(buffer.length / size) }, (_, at) =>
    buffer.subarray(at * size, (at + 1) * size),
  );
  return readAll(readLines(Readable.from(chunks)));
}

describe('reading lines', () => {
  it.each([1, 2, 3, 7, 1_000])('finds them in pieces of %i bytes', async (size) => {
    expect(await read('one\ntwö\nthree', size)).toEqual([
      { line: 1, text: 'one' },
      { line: 2, text: 'twö' },
      { line: 3, text: 'three' },
    ]);
  });

  it('takes CRLF for an end, drops the mark at the start, and counts blank lines without showing them', async () => {
    expect(await read('\ufeffone\r\n\r\n  \nfour\r\n')).toEqual([
      { line: 1, text: 'one' },
      { line: 4, text: 'four' },
    ]);
  });

  it('has nothing to say of an empty stream', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\n\n')).toEqual([]);
  });

  it('skips a line that is too long, and goes on behind it', async () => {
    expect(await read(`one\n${'x'.repeat(65_537)}\nthree`, 4_096)).toEqual([
      { line: 1, text: 'one' },
      { line: 2, problem: 'the line is longer than 65,536 bytes' },
      { line: 3, text: 'three' },
    ]);
    expect(await read('x'.repeat(65_536), 4_096)).toEqual([{ line: 1, text: 'x'.repeat(65_536) }]);
  });

  it('says which line is not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('one\n'),
      Buffer.from('zwölf', 'latin1'),
      Buffer.from('\nthree'),
    ]);
    expect(await read(bytes)).toEqual([
      { line: 1, text: 'one' },
      { line: 2, problem: 'the line is not UTF-8: save the file in that encoding' },
      { line: 3, text: 'three' },
    ]);
  });
});
