// 100,000 users with hashes of Werkzeug, bcrypt and argon2id are brought into a SQLite store by the command line, while a
// server on the same file verifies tokens and signs users in.
//   npm run bench -- import [users]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../chaos/claim/wait-until.ts';
import type { Wire } from '../chaos/client/wire.ts';
import { createSite, type Site } from '../chaos/server/site.ts';
import { compareSamples } from './compare-samples.ts';
import { describeLatencies, type Latencies, requestKinds, useServer } from './import/use-server.ts';
import { hashBeginnings, usersDigest } from './import/users-digest.ts';
import { type KnownUser, writeUsers } from './import/write-users.ts';

const count = Number(process.argv[2] ?? 100_000);
const knownOfEachKind = 12;
const quietSeconds = 10;
const command = fileURLToPath(new URL('../apps/server/bin/latchkey.mjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
const site = await createSite(null);
try {
  const file = join(folder, 'users.jsonl');
  const store = site.databaseUrl.replace(/^sqlite:/, '');
  console.log(`Node ${process.versions.node}; writing ${count.toLocaleString('en')} users`);
  const known = await writeUsers(file, count, knownOfEachKind);
  console.log(`${(statSync(file).size / 1e6).toFixed(1)} MB`);
  const { wire } = await site.startNode();
  const users = await site.addUsers(10);
  const alone = await useWhile(wire, users, sleep(quietSeconds * 1_000));
  tell('alone', alone);
  const first = runImport(site, file);
  const beside = await useWhile(wire, users, first);
  tell('during the import', beside);
  tellRatios(beside, alone);
  tellRate('first run', await first);
  const before = usersDigest(store);
  tellRate('second run', await runImport(site, file));
  console.log(`the second run changed ${usersDigest(store) === before ? 'nothing' : 'SOMETHING'}`);
  await tellUpgrades(wire, store, known);
} finally {
  await site.close();
  rmSync(folder, { recursive: true });
}

async function useWhile(wire: Wire, users: Awaited<ReturnType<Site['addUsers']>>, task: Promise<unknown>) {
  let over = false;
  const end = () => (over = true);
  task.then(end, end);
  return useServer(wire, users, () => over);
}

function tell(when: string, latencies: Latencies): void {
  console.log(`${when}: ${describeLatencies(latencies)}`);
}

function tellRatios(beside: Latencies, alone: Latencies): void {
  const ratios = requestKinds.map((kind) => {
    const { ratioOfMedians } = compareSamples(beside[kind], alone[kind]);
    return `${kind} ${ratioOfMedians.toFixed(2)}`;
  });
  console.log(`ratios of medians, during the import to alone: ${ratios.join(', ')}`);
}

/** Resolves to its duration in seconds. */
async function runImport({ variables }: Site, file: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [command, 'user', 'import', file], {
    env: { PATH: process.env['PATH'], ...variables() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return (performance.now() - start) / 1_000;
}

function tellRate(run: string, seconds: number): void {
  const rate = Math.round(count / seconds).toLocaleString('en');
  console.log(`${run}: ${seconds.toFixed(1)} s, ${rate} users a second on this machine`);
}

/** The first sign-in of each replaces the hash by one of today's costs, after it has been answered. */
async function tellUpgrades(wire: Wire, store: string, known: readonly KnownUser[]): Promise<void> {
  for (const user of known) {
    const { status } = await wire.signIn(user);
    if (status !== 200) throw new Error(`${user.username} (${user.kind}) was answered with ${status}`);
    const isUpgraded = () =>
      hashBeginnings(store, [user.username])[0]?.startsWith('$argon2id$v=19$m=19456,t=2,p=1');
    await waitUntil(`the hash of ${user.username} is replaced`, () => isUpgraded() === true);
  }
  const kinds = [...new Set(known.map(({ kind }) => kind))].join(', ');
  console.log(`${known.length} first sign-ins (${kinds}): every hash was replaced`);
}
