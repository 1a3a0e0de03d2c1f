import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createGroup } from '../command/create-group.ts';
import { endSessionCommand } from './end-session.ts';
import { listSessionsCommand } from './list-sessions.ts';

/** `latchkey session`. */
export function sessionGroup(io: CommandIo): Command {
  return createGroup(io, 'session', 'where users are signed in', [
    listSessionsCommand(io),
    endSessionCommand(io),
  ]);
}
