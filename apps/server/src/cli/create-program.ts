import type { Command } from 'commander';
import { auditCommand } from './audit/audit-command.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command-io.ts';
import { createCommand } from './command/create-command.ts';
import { helpCommand } from './command/help-command.ts';
import { keyGroup } from './key/key-group.ts';
import { migrateCommand } from './migrate/migrate-command.ts';
import { secretGroup } from './secret/secret-group.ts';
import { serveCommand } from './serve/serve-command.ts';
import { sessionGroup } from './session/session-group.ts';
import { tokenGroup } from './token/token-group.ts';
import { userGroup } from './user/user-group.ts';

/** `latchkey`, with every command that there is. */
export function createProgram(io: CommandIo): Command {
  const program = createCommand(io, 'latchkey', {
    summary: 'sign-in that you own',
    description:
      'Runs and looks after a Latchkey server. Commands read the same environment as the server does: DATABASE_URL or ' +
      'DATA_DIR for the store and, where signing keys are changed, the secret.',
    examples: [
      ['serve', 'run the server'],
      ['migrate', 'make the store'],
      ['user add alice', 'make the first account'],
    ],
  })
    .version(version, '-V, --version', 'print the version')
    // Before the command only: after it, what begins with -V may be the name of a session.
    .enablePositionalOptions()
    .helpCommand(false);
  const groups = [userGroup(io), sessionGroup(io), keyGroup(io), tokenGroup(io), secretGroup(io)];
  for (const command of [serveCommand(io), migrateCommand(io), ...groups, auditCommand(io)])
    program.addCommand(command);
  return program.addCommand(helpCommand(io, program));
}
