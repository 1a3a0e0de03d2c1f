import type { CommandIo } from '../command-io.ts';
import { printable } from './printable.ts';

/** Prints one line on standard output. */
export function printLine(io: Pick<CommandIo, 'stdout'>, text: string): void {
  io.stdout.write(`${printable(text)}\n`);
}
