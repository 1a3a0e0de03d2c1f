import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createGroup } from '../command/create-group.ts';
import { listKeysCommand } from './list-keys.ts';
import { revokeKeyCommand } from './revoke-key.ts';
import { rotateKeysCommand } from './rotate-keys.ts';

/** `latchkey keys`. */
export function keyGroup(io: CommandIo): Command {
  return createGroup(io, 'keys', 'what tokens are signed with', [
    listKeysCommand(io),
    rotateKeysCommand(io),
    revokeKeyCommand(io),
  ]);
}
