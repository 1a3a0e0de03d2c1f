// Writes every file in the one format.
import { run } from '../process/run.ts';

process.exitCode = await run(['prettier', '--write', '--log-level', 'warn', '.']);
