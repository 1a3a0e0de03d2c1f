import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createAccounts, createPasswordHasher, openStore } from '@latchkey/server';
import { ready, start } from '../server-process.fixture.ts';
import { temporaryFolder } from '../test-server.fixture.ts';
import type { MarkedSecrets, Output } from './marked-secrets.fixture.ts';
import { type Received, send, type Sent } from './send.fixture.ts';

/** The server as a process, every secret of which is marked. */
export interface MarkedServer {
  readonly url: URL;
  readonly storeFile: string;
  /** Sends a request, each from another network, and keeps the answer. */
  ask(sent: Sent): Promise<Received>;
  /** Sends a request whose answer holds what it should: it is not kept. */
  askForSecret(sent: Sent): Promise<Received>;
  /** The name of an account, another one each time. */
  username(): string;
  /** Stops the server, and gives everything that came out: answers, both streams of the process, and the tables that people read. */
  outputs(): Promise<readonly Output[]>;
}

const accountCount = 600;

export async function startMarkedServer(marks: MarkedSecrets): Promise<MarkedServer> {
  const folder = temporaryFolder();
  const storeFile = join(folder, 'store.sqlite');
  await addAccounts(marks, storeFile);
  const child = start({
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${storeFile}`,
    SECRET_KEY: marks.make('the secret key'),
    SECRET_KEY_ALSO_ACCEPT: marks.make('the next secret key'),
    JWT_SECRET_KEY: marks.make('the token key'),
    TRUST_PROXY: '127.0.0.1,::1',
    REGISTRATION: 'on',
    METRICS: 'on',
    LOG_LEVEL: 'trace',
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => said.push(String(data)));
  const closed = once(child, 'close');
  const { url } = await ready(child);
  const answers: Output[] = [];
  let [networks, names] = [0, 0];
  const askForSecret = ({ headers, ...sent }: Sent) => {
    networks += 1;
    const from = `198.18.${networks >> 8}.${networks & 255}`;
    return send(url, { ...sent, headers: { 'x-forwarded-for': from, ...headers } });
  };
  return {
    url,
    storeFile,
    askForSecret,
    async ask(sent) {
      const received = await askForSecret(sent);
      const { status, headers, body } = received;
      answers.push({
        where: `${status} of ${sent.method} ${sent.path}`,
        text: [...headers, body].join('\n'),
      });
      return received;
    },
    username: () => `user-${(names += 1) % accountCount}`,
    async outputs() {
      child.kill('SIGTERM');
      await closed;
      return [
        ...answers,
        { where: 'what the server said', text: said.join('') },
        ...tablesForPeople(storeFile),
      ];
    },
  };
}

/** Accounts with one hash, which is a secret too. */
async function addAccounts(marks: MarkedSecrets, file: string): Promise<void> {
  const store = await openStore({ file });
  const passwords = createPasswordHasher();
  const passwordHash = await passwords.hash(marks.make('the password of the accounts'));
  marks.watch('the hash of the accounts', passwordHash.slice(passwordHash.lastIndexOf('$') + 1));
  const accounts = createAccounts({ store: store.accounts, passwords });
  const members = { passwordHash, scopes: [], enabled: true, createdAtSeconds: 0 };
  const names = Array.from({ length: accountCount }, (_, at) => `user-${at}`);
  await accounts.importMany(names.map((username) => ({ username, ...members })));
  await store.close();
}

/** The audit trail, and what the throttle remembers of names and addresses. */
function tablesForPeople(file: string): Output[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return ['audit_entries', 'throttle_counters'].map((table) => ({
      where: `the table ${table}`,
      text: JSON.stringify(database.prepare(`select * from ${table}`).all()),
    }));
  } finally {
    database.close();
  }
}
