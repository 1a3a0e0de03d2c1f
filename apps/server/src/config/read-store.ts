import { resolve } from 'node:path';
import type { Config } from './config.ts';
import { flag, wholeNumber } from './parsers.ts';
import { readDatabase } from './read-database.ts';
import type { Variables } from './variables.ts';

/** Where the store is, and what holds for what is put there. */
export type StoreConfig = Pick<Config, 'demo' | 'dataFolder' | 'database' | 'passwordMinLength'>;

/** What whoever works on the store has to know. */
export function readStore(variables: Variables): StoreConfig {
  const demo = variables.read('LATCHKEY_DEMO', false, flag);
  const dataFolder = resolve(variables.text('DATA_DIR') ?? 'data');
  return {
    demo,
    dataFolder,
    database: readDatabase(variables, dataFolder, demo),
    passwordMinLength: variables.read('PASSWORD_MIN_LENGTH', 15, wholeNumber(8, 1_024, 'characters')),
  };
}
