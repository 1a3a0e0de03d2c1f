import type { Readable } from 'node:stream';
import type { RefusedLine } from './import-report.ts';

/** A line without its end. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
}

/** No hash of a known form comes near it; whatever is longer is no line of ours, and is never held in memory. */
const maxBytes = 65_536;
const newline = 10;

/**
 * The lines of a stream of bytes, blank ones left out, without line ends (LF or CRLF) and byte order mark. A line above 64 KiB
 * is skipped to its end as it comes, and reported by its number, as is one that is not UTF-8.
 */
export async function* readLines(input: Readable): AsyncGenerator<TextLine | RefusedLine> {
  const decode = createDecoder();
  let pieces: Buffer[] = [];
  let bytes = 0;
  const keep = (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > maxBytes) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const take = () => {
    const line = decode(bytes > maxBytes ? null : Buffer.concat(pieces));
    pieces = [];
    bytes = 0;
    return line;
  };
  for await (const data of input) {
    const chunk = Buffer.from(data as Uint8Array);
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line !== null) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = take();
  if (last !== null) yield last;
}

/** Numbers the lines and makes text of them; null for a blank one. */
function createDecoder() {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 0;
  return (bytes: Buffer | null): TextLine | RefusedLine | null => {
    line += 1;
    if (bytes === null)
      return { line, problem: `the line is longer than ${maxBytes.toLocaleString('en')} bytes` };
    try {
      const decoded = utf8.decode(bytes);
      const text = (line === 1 ? decoded.replace(/^\ufeff/, '') : decoded).trim();
      return text === '' ? null : { line, text };
    } catch {
      return { line, problem: 'the line is not UTF-8: save the file in that encoding' };
    }
  };
}
