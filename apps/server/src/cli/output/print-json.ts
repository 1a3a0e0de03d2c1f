import type { CommandIo } from '../command-io.ts';

/** JSON escapes controls below U+0020 itself; a terminal would obey these as well. */
const unprintable = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** Prints one JSON document, indented. */
export function printJson(io: Pick<CommandIo, 'stdout'>, value: unknown): void {
  io.stdout.write(`${escaped(JSON.stringify(value, null, 2))}\n`);
}

/** Prints one line of JSON Lines. */
export function printJsonLine(io: Pick<CommandIo, 'stdout'>, value: unknown): void {
  io.stdout.write(`${escaped(JSON.stringify(value))}\n`);
}

function escaped(json: string): string {
  return json.replace(unprintable, (found) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
