import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createGroup } from '../command/create-group.ts';
import { decodeTokenCommand } from './decode-token.ts';

/** `latchkey token`. */
export function tokenGroup(io: CommandIo): Command {
  return createGroup(io, 'token', 'what tokens say', [decodeTokenCommand(io)]);
}
