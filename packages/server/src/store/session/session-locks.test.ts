import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../session/session.ts';
import type { NewSession } from '../../session/session-store.ts';
import { createSqlStores, type SqlStores } from '../create-sql-stores.ts';
import type { SqlEngine } from '../engine.ts';
import { holdTransaction, patientLimits, untilBlocked } from '../held-transaction.fixture.ts';
import type { StoreLocation } from '../store-location.ts';
import { engines, openTestEngine, temporaryLocation } from '../open-test-store.fixture.ts';
import { voidTokens } from '../subject/void-tokens.ts';
import { endSession } from './end-session.ts';
import { refreshSession } from './refresh-session.ts';

const nowSeconds = 1_800_000_000;
const idleEnd = nowSeconds + 100;
const device = { userAgent: null, ip: null };
const newSession: NewSession = {
  id: 'session-of-alice',
  subject: 'alice',
  expected: { generation: 0 },
  scopes: [],
  nowSeconds,
  expiresAtSeconds: nowSeconds + 1_000,
  idleExpiresAtSeconds: idleEnd,
  maxSessions: 100,
  ...device,
};
const sid = newSession.id;
const presented = { sid, generation: 0, nowSeconds, graceSeconds: 30, idleSeconds: 1_000, ...device };
const changeOfPassword = { subject: 'alice', exceptSid: sid, nowSeconds };

describe.each(engines)('commands that meet in one session on %s', (kind) => {
  let location: StoreLocation;
  let engine: SqlEngine;
  let stores: SqlStores;
  let session: Session;

  beforeEach(async () => {
    location = await temporaryLocation(kind);
    engine = await openTestEngine(location, patientLimits);
    stores = createSqlStores(engine);
    const inserted = await stores.sessions.insert(newSession);
    if (inserted.result !== 'inserted') throw new Error('a new subject has changed');
    ({ session } = inserted);
  });

  const refreshed = (): Session => ({
    ...session,
    generation: 1,
    parent: 0,
    idleExpiresAtSeconds: session.expiresAtSeconds,
  });

  const holdChange = () => holdTransaction(engine, (context) => voidTokens(context, changeOfPassword));

  it('let a refresh of the caller go on after a change of password that it waited for', async () => {
    const change = await holdChange();
    const refreshing = stores.sessions.refresh(presented);
    await untilBlocked(location, 'sessions');
    await change.commit();
    expect(await refreshing).toEqual({
      result: 'rotated',
      session: { ...refreshed(), subjectGeneration: 1 },
    });
  });

  it('let the caller\u2019s session be ended after a change of password that the end waited for', async () => {
    const change = await holdChange();
    const ending = stores.sessions.end({ sid, nowSeconds });
    await untilBlocked(location, 'sessions');
    await change.commit();
    expect(await ending).toBe('ended');
  });

  it('refuse a sign-in that waited for a change of password', async () => {
    const change = await holdChange();
    const inserting = stores.sessions.insert({ ...newSession, id: 'another' });
    await untilBlocked(location, 'subjects');
    await change.commit();
    expect(await inserting).toEqual({ result: 'subject_changed' });
  });

  it('let a session that is ended and pushed out at once end once', async () => {
    const end = await holdTransaction(engine, (context) => endSession(context, { sid, nowSeconds }, kind));
    const inserting = stores.sessions.insert({ ...newSession, id: 'another', maxSessions: 1 });
    await untilBlocked(location, 'sessions');
    await end.commit();
    expect(await inserting).toMatchObject({ result: 'inserted' });
    const facts = await engine.db.selectFrom('facts').select('sid').execute();
    expect(facts).toEqual([{ sid }]);
  });

  it('let a change of password keep what a refresh has written meanwhile', async () => {
    const refresh = await holdTransaction(engine, (context) => refreshSession(context, presented, kind));
    const changing = stores.subjects.voidTokens(changeOfPassword);
    await untilBlocked(location, 'sessions');
    await refresh.commit();
    expect(await changing).toMatchObject({ generation: 1 });
    const lifted = { ...refreshed(), subjectGeneration: 1 };
    expect(await stores.sessions.list('alice', nowSeconds)).toEqual([lifted]);
  });

  it('let pruning pass by a session that is being refreshed beyond its end', async () => {
    const refresh = await holdTransaction(engine, (context) => refreshSession(context, presented, kind));
    const pruning = stores.sessions.prune(idleEnd + 60);
    // On SQLite it waits for its turn.
    if (kind === 'postgres') expect(await pruning).toBe(0);
    await refresh.commit();
    expect(await pruning).toBe(0);
    expect(await stores.sessions.list('alice', idleEnd)).toHaveLength(1);
  });
});
