import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createGroup } from '../command/create-group.ts';
import { addUserCommand } from './add-user.ts';
import { deleteUserCommand } from './delete-user.ts';
import { disableUserCommand } from './disable-user.ts';
import { enableUserCommand } from './enable-user.ts';
import { importUsersCommand } from './import-users.ts';
import { listUsersCommand } from './list-users.ts';
import { scopeUserCommand } from './scope-user.ts';
import { setPasswordCommand } from './set-password.ts';
import { showUserCommand } from './show-user.ts';

/** `latchkey user`. */
export function userGroup(io: CommandIo): Command {
  return createGroup(io, 'user', 'accounts', [
    addUserCommand(io),
    listUsersCommand(io),
    showUserCommand(io),
    disableUserCommand(io),
    enableUserCommand(io),
    deleteUserCommand(io),
    setPasswordCommand(io),
    scopeUserCommand(io),
    importUsersCommand(io),
  ]);
}
