import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createGroup } from '../command/create-group.ts';
import { generateSecretCommand } from './generate-secret.ts';

/** `latchkey secret`. */
export function secretGroup(io: CommandIo): Command {
  return createGroup(io, 'secret', 'what all keys are derived from', [generateSecretCommand(io)]);
}
