import type { AccountRecord, NewAccount } from '../../account/account-store.ts';
import type { Fact, NumberedFact } from '../../feed/fact.ts';
import type { Session } from '../../session/session.ts';
import type { NewSession, PresentedRefresh } from '../../session/session-store.ts';
import type { ContractStore } from './contract-case.ts';

/** The time at which every case starts, in seconds since 1970. */
export const startSeconds = 1_800_000_000;

export const graceSeconds = 30;
export const idleSeconds = 1_000;
export const lifetimeSeconds = 10_000;

/** A session id like those that are drawn at random: 16 bytes as base64url. */
export function sampleSid(index: number): string {
  return Buffer.from(index.toString().padStart(16, '0')).toString('base64url');
}

export function sampleAccount(username: string, changes: Partial<NewAccount> = {}): NewAccount {
  return {
    username,
    usernameKey: username.toLowerCase(),
    passwordHash: `hash of ${username}`,
    scopes: [],
    demo: false,
    createdAtSeconds: startSeconds,
    ...changes,
  };
}

export async function insertAccount(store: ContractStore, username: string): Promise<AccountRecord> {
  const inserted = await store.accounts.insert(sampleAccount(username));
  if (inserted.result !== 'inserted') throw new Error(`${username} is taken in a store of its own`);
  return inserted.account;
}

export function sampleSession(index: number, changes: Partial<NewSession> = {}): NewSession {
  const { nowSeconds = startSeconds } = changes;
  return {
    id: sampleSid(index),
    subject: 'alice',
    expected: { generation: 0 },
    scopes: ['read'],
    userAgent: 'Mozilla/5.0',
    ip: '192.0.2.1',
    nowSeconds,
    expiresAtSeconds: nowSeconds + lifetimeSeconds,
    idleExpiresAtSeconds: nowSeconds + idleSeconds,
    maxSessions: 100,
    ...changes,
  };
}

export async function insertSession(
  store: ContractStore,
  index: number,
  changes: Partial<NewSession> = {},
): Promise<Session> {
  const inserted = await store.sessions.insert(sampleSession(index, changes));
  if (inserted.result !== 'inserted') throw new Error(`the session ${index} was not inserted`);
  return inserted.session;
}

/** The refresh token of a generation, presented. */
export function presented(
  session: Pick<Session, 'id'>,
  generation: number,
  nowSeconds = startSeconds,
): PresentedRefresh {
  return {
    sid: session.id,
    generation,
    nowSeconds,
    graceSeconds,
    idleSeconds,
    userAgent: 'Mozilla/5.0',
    ip: '192.0.2.1',
  };
}

/** Everything that the feed holds. */
export async function readFeed(store: ContractStore): Promise<readonly NumberedFact[]> {
  const connection = await store.feed.connect(() => undefined);
  const { facts } = await connection.read(null);
  await connection.close();
  return facts;
}

/** As `readFeed`, without numbers and times. */
export async function readFacts(store: ContractStore): Promise<readonly Fact[]> {
  return (await readFeed(store)).map(({ fact }) => fact);
}

/** Signs tokens without a session out, one after the other. */
export async function endTokens(store: ContractStore, ...jtis: readonly string[]): Promise<void> {
  for (const jti of jtis) await store.feed.endToken({ jti, nowSeconds: startSeconds });
}

/** What `endTokens` leaves in the feed. */
export function tokenEnded(number: number, jti: string): NumberedFact {
  return { number, createdAtSeconds: startSeconds, fact: { kind: 'token_ended', jti } };
}

/** From 0 to one less than the count. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** How many of each result there are. */
export function countResults(results: readonly { readonly result: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of results) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
