import { expect, it } from 'vitest';
import { createSqlStores } from '../create-sql-stores.ts';
import { holdTransaction, patientLimits, untilBlocked } from '../held-transaction.fixture.ts';
import { openTestEngine } from '../open-test-store.fixture.ts';
import { temporarySchemaUrl } from './test-database.fixture.ts';

/** A store whose server gives every transaction another isolation level than ours, unless it asks for one. */
async function openStrict() {
  const url = new URL(await temporarySchemaUrl());
  const options = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${options} -c default_transaction_isolation=serializable`);
  const engine = await openTestEngine({ url: url.href }, patientLimits);
  return { location: { url: url.href }, engine, stores: createSqlStores(engine) };
}

it('nodes that start at once agree on the secret check, whatever the server has for its isolation level', async () => {
  const { location, engine, stores } = await openStrict();
  const other = await holdTransaction(engine, ({ transaction }) =>
    transaction.insertInto('secret_check').values({ id: 1, value: 'first' }).execute(),
  );
  const settled = stores.secretCheck.settle('second');
  await untilBlocked(location, 'secret_check');
  await other.commit();
  expect(await settled).toBe('first');
});

it('of two nodes that change the secret check at once one is told so', async () => {
  const { location, engine, stores } = await openStrict();
  await stores.secretCheck.settle('first');
  const other = await holdTransaction(engine, ({ transaction }) =>
    transaction.updateTable('secret_check').set({ value: 'second' }).execute(),
  );
  const replaced = stores.secretCheck.replace({ expected: 'first', value: 'third' });
  await untilBlocked(location, 'secret_check');
  await other.commit();
  expect(await replaced).toBe('conflict');
});

it('nodes that start at once record the longest lifetime of them all', async () => {
  const { location, engine, stores } = await openStrict();
  const other = await holdTransaction(engine, ({ transaction }) =>
    transaction.updateTable('feed_head').set({ keep_seconds: 100 }).execute(),
  );
  const raised = stores.feed.raiseKeepSeconds(300);
  await untilBlocked(location, 'feed_head');
  await other.commit();
  await raised;
  const row = await engine.db.selectFrom('feed_head').select('keep_seconds').executeTakeFirst();
  expect(row).toEqual({ keep_seconds: 300 });
});
