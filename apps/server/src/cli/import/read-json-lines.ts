import type { Readable } from 'node:stream';
import type { RefusedLine } from './import-report.ts';
import { readLines, type TextLine } from './read-lines.ts';
import type { SourceRecord } from './source-record.ts';

/** One JSON object a line (https://jsonlines.org). What is none is refused by its number, and the next line is read. */
export async function* readJsonLines(input: Readable): AsyncGenerator<SourceRecord | RefusedLine> {
  for await (const read of readLines(input)) yield 'problem' in read ? read : parse(read);
}

function parse({ line, text }: TextLine): SourceRecord | RefusedLine {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { line, members: value as Record<string, unknown> };
    }
  } catch {
    // What JSON.parse says quotes the line, and with it a hash.
  }
  return { line, problem: 'the line should be one JSON object: {"username": "...", "password_hash": "..."}' };
}
