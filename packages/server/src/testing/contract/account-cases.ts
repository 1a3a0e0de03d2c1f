import assert from 'node:assert/strict';
import { prepareUsername } from '../../account/prepare-username.ts';
import { contractCase } from './contract-case.ts';
import { countResults, insertAccount, readFacts, sampleAccount, startSeconds, upTo } from './samples.ts';

const oddTexts = ['', 'alic', 'Alice', 'alice ', "alice' or 1 = 1 --", '%', '__proto__', 'a\0b', '\ud800'];
const oddIds = [...oddTexts, '0', '-1', '01', '1.0', '1e0', '9999999999999999', '9'.repeat(40), 'NaN'];

export const accountCases = [
  contractCase('accounts: what was inserted is found by name and by id', async ({ store }) => {
    const inserted = await store.accounts.insert(
      sampleAccount('Ren\u00e9', { usernameKey: 'ren\u00e9', scopes: ['read', 'write'] }),
    );
    assert.equal(inserted.result, 'inserted');
    const { account } = inserted;
    assert.match(account.id, /^[1-9]\d*$/);
    assert.deepEqual(account, {
      id: account.id,
      username: 'Ren\u00e9',
      passwordHash: 'hash of Ren\u00e9',
      scopes: ['read', 'write'],
      generation: 0,
      enabled: true,
      createdAtSeconds: startSeconds,
    });
    assert.deepEqual(await store.accounts.findByUsername('ren\u00e9'), account);
    assert.deepEqual(await store.accounts.findById(account.id), account);
    assert.deepEqual(await store.subjects.find(account.id), {
      generation: 0,
      enabled: true,
      changedNumber: 0,
    });
  }),

  contractCase('accounts: other names and ids, odd ones too, belong to nobody', async ({ store }) => {
    await insertAccount(store, 'alice');
    for (const name of oddTexts) assert.equal(await store.accounts.findByUsername(name), null, name);
    for (const id of oddIds) assert.equal(await store.accounts.findById(id), null, id);
  }),

  contractCase('accounts: the first of two with one prepared name is kept', async ({ store }) => {
    const alice = await insertAccount(store, 'alice');
    const second = sampleAccount('ALICE', { passwordHash: 'another hash' });
    assert.deepEqual(await store.accounts.insert(second), { result: 'username_taken' });
    assert.deepEqual(await store.accounts.findByUsername('alice'), alice);
    assert.notEqual((await insertAccount(store, 'bob')).id, alice.id);
  }),

  contractCase('accounts: of raced inserts of one name exactly one wins', async ({ nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const inserts = upTo(10).map((index) => node(index).accounts.insert(sampleAccount(`alice${round}`)));
      assert.deepEqual(countResults(await Promise.all(inserts)), { inserted: 1, username_taken: 9 });
    });
  }),

  contractCase(
    'accounts: of raced inserts of one name in several cases and widths exactly one wins',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const twins = ['alice', 'Alice', 'ALICE', '\uff41lice', '\uff21LICE'].map(
          (name) => `${name}${round}`,
        );
        const inserts = upTo(10).map((index) => {
          const username = twins[index % twins.length] ?? '';
          const usernameKey = prepareUsername(username) ?? '';
          return node(index).accounts.insert(sampleAccount(username, { usernameKey }));
        });
        assert.deepEqual(countResults(await Promise.all(inserts)), { inserted: 1, username_taken: 9 });
        assert.equal((await store.accounts.list({ afterId: null, limit: 100 })).length, round + 1);
      });
    },
  ),

  contractCase('accounts: a demo account is known, whatever its name', async ({ store }) => {
    await insertAccount(store, 'user');
    assert.equal(await store.accounts.holdsDemoAccount(), false);
    await store.accounts.insert(sampleAccount('anybody', { demo: true }));
    assert.equal(await store.accounts.holdsDemoAccount(), true);
  }),

  contractCase('accounts: a password is changed only over the hash that was read', async ({ store }) => {
    const before = await insertAccount(store, 'alice');
    const { id } = before;
    const change = { passwordHash: 'new hash', exceptSid: null, nowSeconds: startSeconds };
    const expectedHash = 'hash of alice';
    for (const wrong of [
      { id, expectedHash: 'hash of bob' },
      { id: '4711', expectedHash },
      { id: 'alice', expectedHash },
    ]) {
      assert.equal(await store.accounts.changePassword({ ...change, ...wrong }), 'not_current');
    }
    assert.deepEqual(await readFacts(store), []);
    assert.equal(await store.accounts.changePassword({ ...change, id, expectedHash }), 'changed');
    const account = await store.accounts.findById(id);
    assert.deepEqual(account, { ...before, passwordHash: 'new hash', generation: 1 });
    assert.deepEqual(await readFacts(store), [
      { kind: 'subject_voided', subject: id, generation: 1, exceptSid: null },
    ]);
  }),

  contractCase(
    'accounts: of raced changes of one password exactly one wins',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id, passwordHash: expectedHash } = await insertAccount(store, `alice${round}`);
        const changes = upTo(4).map((index) =>
          node(index).accounts.changePassword({
            id,
            expectedHash,
            passwordHash: `new hash ${index}`,
            exceptSid: null,
            nowSeconds: startSeconds,
          }),
        );
        const changed = (await Promise.all(changes)).flatMap((result, index) =>
          result === 'changed' ? [`new hash ${index}`] : [],
        );
        const account = await store.accounts.findById(id);
        assert.deepEqual([account?.passwordHash], changed);
        assert.equal(account?.generation, 1);
      });
    },
  ),

  contractCase('accounts: a hash is upgraded only over the one that was read', async ({ store }) => {
    const before = await insertAccount(store, 'alice');
    const bob = await insertAccount(store, 'bob');
    const { id, passwordHash: expectedHash } = before;
    const passwordHash = 'dearer hash';
    for (const wrong of [
      { id, expectedHash: 'hash of bob' },
      { id: '4711', expectedHash },
      { id: 'alice', expectedHash },
    ]) {
      assert.equal(await store.accounts.upgradeHash({ ...wrong, passwordHash }), 'changed');
    }
    assert.equal(await store.accounts.upgradeHash({ id, expectedHash, passwordHash }), 'upgraded');
    assert.equal(await store.accounts.upgradeHash({ id, expectedHash, passwordHash: 'late' }), 'changed');
    assert.deepEqual(await store.accounts.findById(id), { ...before, passwordHash });
    assert.deepEqual(await store.accounts.findById(bob.id), bob);
    assert.deepEqual(await readFacts(store), []);
  }),

  contractCase(
    'accounts: an upgrade that races a change of the password never brings the old one back',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id, passwordHash: expectedHash } = await insertAccount(store, `alice${round}`);
        const change = { id, expectedHash, passwordHash: 'new', exceptSid: null, nowSeconds: startSeconds };
        const [changed, upgraded] = await Promise.all([
          node(0).accounts.changePassword(change),
          node(1).accounts.upgradeHash({ id, expectedHash, passwordHash: 'upgraded' }),
        ]);
        const account = await store.accounts.findById(id);
        const [winner, generation] = changed === 'changed' ? ['new', 1] : ['upgraded', 0];
        assert.equal(upgraded, changed === 'changed' ? 'changed' : 'upgraded');
        assert.deepEqual([account?.passwordHash, account?.generation], [winner, generation]);
      });
    },
  ),

  contractCase(
    'accounts: a user who is disabled loses every token, and only that user',
    async ({ store }) => {
      const alice = await insertAccount(store, 'alice');
      const { id } = alice;
      const bob = await insertAccount(store, 'bob');
      const change = { id, nowSeconds: startSeconds };
      assert.equal(await store.accounts.setEnabled({ ...change, enabled: false }), 'done');
      assert.equal((await store.accounts.findByUsername('alice'))?.enabled, false);
      assert.deepEqual(await readFacts(store), [
        { kind: 'subject_voided', subject: id, generation: 1, exceptSid: null },
      ]);
      assert.deepEqual(await store.accounts.findById(bob.id), bob);
      assert.equal(await store.accounts.setEnabled({ ...change, enabled: true }), 'done');
      assert.deepEqual(await store.accounts.findByUsername('alice'), { ...alice, generation: 1 });
    },
  ),

  contractCase('accounts: nobody is not found to be enabled or disabled', async ({ store }) => {
    for (const id of ['4711', 'alice'])
      for (const enabled of [true, false])
        assert.equal(await store.accounts.setEnabled({ id, enabled, nowSeconds: startSeconds }), 'not_found');
    assert.deepEqual(await readFacts(store), []);
    assert.equal(await store.subjects.find('4711'), null);
  }),
];
