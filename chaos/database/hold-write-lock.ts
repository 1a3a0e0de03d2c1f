// Holds the write lock of the SQLite file that is named, until its standard input ends.
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2] ?? '');
database.exec('pragma busy_timeout = 10000');
database.exec('begin immediate');
process.stdout.write('locked\n');
process.stdin.resume().once('end', () => {
  database.exec('rollback');
  database.close();
});
