// Whether the time of a refused sign-in tells why it was refused: an unknown user, a wrong password, and a disabled account
// with its right and with a wrong password, over HTTP on this machine, against the server as a process on SQLite.
//   npm run bench -- sign-in-timing [rounds]
import { randomBytes } from 'node:crypto';
import { routes } from '@latchkey/contract';
import { createAccounts, createPasswordHasher, openStore } from '@latchkey/server';
import { createRandom } from '../chaos/claim/random.ts';
import { createSite, type Site } from '../chaos/server/site.ts';
import type { Wire } from '../chaos/client/wire.ts';
import { compareSamples, median } from './compare-samples.ts';

const kinds = ['unknown user', 'wrong password', 'disabled', 'disabled, wrong password'] as const;
type Kind = (typeof kinds)[number];

const rounds = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError('rounds must be a whole number above 0');
const warmUpRounds = 25;
/** What nobody can tell from chance. */
const limits = { ratio: { from: 0.95, to: 1.05 }, auc: { from: 0.45, to: 0.55 } };

const password = 'a password that nobody guesses';
const wrongPassword = 'a password that somebody tries';

const site = await createSite(null);
try {
  const users = await addUsers(site, rounds + warmUpRounds);
  // Each try comes from a network of its own, as those of somebody who hides do: none is held because of another.
  const node = await site.startNode({ TRUST_PROXY: '127.0.0.1' });
  const samples = await measure(node.wire, users);
  if (!report(samples)) process.exitCode = 1;
} finally {
  await site.close();
}

/** Names of one length, of which the server knows those that exist; each is tried once. */
async function addUsers({ databaseUrl }: Site, count: number): Promise<Record<Kind, string[]>> {
  const names = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Array.from({ length: count }, () => `user-${randomBytes(8).toString('hex')}`),
    ]),
  ) as Record<Kind, string[]>;
  const store = await openStore({ url: databaseUrl });
  try {
    const passwords = createPasswordHasher();
    const passwordHash = await passwords.hash(password);
    const accounts = createAccounts({ store: store.accounts, passwords });
    for (const kind of kinds) {
      if (kind === 'unknown user') continue;
      const enabled = kind === 'wrong password';
      await accounts.importMany(
        names[kind].map((username) => ({ username, passwordHash, scopes: [], enabled, createdAtSeconds: 0 })),
      );
    }
  } finally {
    await store.close();
  }
  return names;
}

/** One of each kind a round, in another order each time: what else the machine does falls on all of them. */
async function measure(wire: Wire, users: Record<Kind, string[]>): Promise<Record<Kind, number[]>> {
  const random = createRandom(20_261_124);
  const samples = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<Kind, number[]>;
  let networks = 0;
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const kind of shuffled(kinds, random.below)) {
      const username = users[kind][round + warmUpRounds] ?? '';
      const tried = kind === 'disabled' ? password : wrongPassword;
      const milliseconds = await timeOf(wire, { username, password: tried }, (networks += 1));
      if (round >= 0) samples[kind].push(milliseconds);
    }
  }
  return samples;
}

async function timeOf(wire: Wire, body: object, network: number): Promise<number> {
  // Addresses for measurements (RFC 2544).
  const headers = { 'x-forwarded-for': `198.18.${network >> 8}.${network & 255}` };
  const start = performance.now();
  const { status, code } = await wire.call('POST', routes.signIn, { body, headers });
  const milliseconds = performance.now() - start;
  if (status !== 401 || code !== 'credentials_invalid') throw new Error(`answered with ${status} ${code}`);
  return milliseconds;
}

function shuffled<Item>(items: readonly Item[], below: (limit: number) => number): Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other] as Item, order[at] as Item];
  }
  return order;
}

/** Whether no pair can be told apart. */
function report(samples: Record<Kind, number[]>): boolean {
  console.log(`Node ${process.versions.node}, ${rounds} samples of each kind, one of each in turn`);
  for (const kind of kinds) console.log(`${kind.padEnd(28)} median ${median(samples[kind]).toFixed(2)} ms`);
  const isQuiet = isAlike('noise: unknown user, odd / even', ...halves(samples['unknown user']));
  if (!isQuiet) console.error('The machine is too busy to tell: samples of one kind differ as much');
  const pairs = kinds.flatMap((first, at) => kinds.slice(at + 1).map((second) => ({ first, second })));
  const told = pairs.filter(
    ({ first, second }) => !isAlike(`${first} / ${second}`, samples[first], samples[second]),
  );
  for (const { first, second } of told) {
    console.error(
      `${first} and ${second} can be told apart: a ratio of 0.95 to 1.05, an AUC of 0.45 to 0.55 is wanted`,
    );
  }
  return told.length === 0;
}

/** What is measured where there is no difference: samples of one kind against others of the same. */
function halves(samples: readonly number[]): [number[], number[]] {
  return [samples.filter((_, at) => at % 2 === 1), samples.filter((_, at) => at % 2 === 0)];
}

function isAlike(name: string, first: readonly number[], second: readonly number[]): boolean {
  const { ratioOfMedians: ratio, auc } = compareSamples(first, second);
  console.log(`${name.padEnd(44)} ratio of medians ${ratio.toFixed(3)}  AUC ${auc.toFixed(3)}`);
  return isWithin(ratio, limits.ratio) && isWithin(auc, limits.auc);
}

function isWithin(value: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return value >= from && value <= to;
}
