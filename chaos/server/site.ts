import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccounts, createPasswordHasher, openStore } from '@latchkey/server';
import type { OwnPostgres } from '../../tools/postgres/start-own-postgres.ts';
import { createDatabase } from '../database/create-database.ts';
import { startNode, type LatchkeyNode } from './latchkey-node.ts';
import { newUser, type User } from '../client/user.ts';

export type Engine = 'sqlite' | 'postgres';

/** One store, its users, and the servers on it. */
export interface Site {
  readonly engine: Engine;
  /** As `DATABASE_URL` has it. */
  readonly databaseUrl: string;
  readonly secretKey: string;
  /** Issuer and audience of the tokens of every server, whatever its port. */
  readonly issuer: string;
  /** The server that holds the database; null for SQLite. */
  readonly postgres: OwnPostgres | null;
  /** Variables of a server on this store, with these besides. */
  variables(changes?: Readonly<Record<string, string>>): Record<string, string>;
  /** Adds an account, whose password's hash costs next to nothing. */
  addUser(): Promise<User>;
  addUsers(count: number): Promise<readonly User[]>;
  /** Starts a server, which ends with the site. */
  startNode(changes?: Readonly<Record<string, string>>, program?: string): Promise<LatchkeyNode>;
  /** To be done when the site closes, before what was to be done earlier. */
  onClose(task: () => Promise<void> | void): void;
  /** The last that each server said. */
  said(): string;
  close(): Promise<void>;
}

const saidCharacters = 2_000;
const issuer = 'http://latchkey.test';

/** Makes an empty store of its own, on the PostgreSQL server where there is one. */
export async function createSite(postgres: OwnPostgres | null): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-chaos-'));
  const tasks: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const database = postgres && (await createDatabase(postgres.url));
  if (database !== null) tasks.push(() => database.drop());
  const databaseUrl = database?.url ?? `sqlite:${join(folder, 'store.sqlite')}`;
  const nodes: LatchkeyNode[] = [];
  const secretKey = newSecret();
  const base = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: databaseUrl,
    SECRET_KEY: secretKey,
    JWT_ISSUER: issuer,
    JWT_AUDIENCE: issuer,
    LOG_LEVEL: 'warn',
  };
  return {
    engine: postgres === null ? 'sqlite' : 'postgres',
    databaseUrl,
    secretKey,
    issuer,
    postgres,
    variables: (changes = {}) => ({ ...base, ...changes }),
    async addUser() {
      const user = newUser();
      await addAccounts(databaseUrl, [user]);
      return user;
    },
    async addUsers(count) {
      const users = Array.from({ length: count }, newUser);
      await addAccounts(databaseUrl, users);
      return users;
    },
    async startNode(changes = {}, program) {
      const node = await startNode({ ...base, ...changes }, program);
      nodes.push(node);
      tasks.push(() => node.stop());
      return node;
    },
    said: () => nodes.map((node) => node.said().slice(-saidCharacters)).join('\n'),
    onClose: (task) => void tasks.push(task),
    close: () => runAll(tasks.reverse()),
  };
}

/** A root secret. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

async function addAccounts(url: string, users: readonly User[]): Promise<void> {
  const store = await openStore({ url });
  try {
    const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
    const accounts = createAccounts({ store: store.accounts, passwords });
    for (const user of users) await accounts.create(user);
  } finally {
    await store.close();
  }
}

/** Runs each, and rejects with the first error when all were run. */
async function runAll(tasks: readonly (() => Promise<void> | void)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const task of tasks) {
    try {
      await task();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
