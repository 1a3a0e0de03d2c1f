import { type DecodedJwt, decodeJwt } from '@latchkey/server';
import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { momentText } from '../output/moment-text.ts';
import { printJson } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';
import { printTable } from '../output/print-table.ts';
import { relativeText } from '../output/relative-text.ts';
import { claimMeanings, timeClaims } from './claim-meanings.ts';
import { readToken } from './read-token.ts';

/** `latchkey token decode`. */
export function decodeTokenCommand(io: CommandIo): Command {
  return createCommand(io, 'decode', {
    summary: 'show what a token says; verifies nothing',
    description:
      'Shows what a token says about itself. Verifies nothing: anybody can have written it. A token on the command line ' +
      'stays in the history of the shell, and others on the machine may see it there: standard input is better.',
    examples: [
      ['token decode < token.txt', 'from a file'],
      ['token decode --json eyJhbGciOi...', 'header and claims as JSON'],
    ],
  })
    .argument('[token]', 'the token; default: standard input')
    .option('--json', 'print JSON')
    .action((token: string | undefined, { json }: { json?: boolean }) =>
      decodeToken(io, token, json === true),
    );
}

async function decodeToken(io: CommandIo, argument: string | undefined, json: boolean): Promise<void> {
  const { header, claims } = decodeJwt(await readToken(io, argument));
  if (json) printJson(io, { verified: false, header, claims });
  else printDecoded(io, { header, claims });
}

function printDecoded(io: CommandIo, { header, claims }: DecodedJwt): void {
  const nowSeconds = Math.floor(io.clock() / 1_000);
  printLine(io, 'Decoded, not verified: anybody can have written this.');
  printLine(io, '');
  printTable(io, ['HEADER', 'VALUE', 'MEANING'], rows(header, nowSeconds));
  printLine(io, '');
  printTable(io, ['CLAIM', 'VALUE', 'MEANING'], rows(claims, nowSeconds));
}

function rows(members: DecodedJwt['claims'], nowSeconds: number) {
  return Object.entries(members).map(([name, value]) => [
    name,
    timeClaims.has(name) ? timeValue(value, nowSeconds) : plainValue(value),
    claimMeanings.get(name) ?? '',
  ]);
}

function plainValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function timeValue(value: unknown, nowSeconds: number): string {
  const isMoment = typeof value === 'number' && Math.abs(value) < 8.64e12;
  return isMoment ? `${momentText(value)} (${relativeText(value, nowSeconds)})` : plainValue(value);
}
