import assert from 'node:assert/strict';
import type { SigningKeyRecord } from '../../signing-key/signing-key-store.ts';
import { contractCase } from './contract-case.ts';
import { countResults, readFacts, startSeconds, upTo } from './samples.ts';

function sampleKey(kid: string, changes: Partial<SigningKeyRecord> = {}): SigningKeyRecord {
  return {
    kid,
    algorithm: 'HS256',
    state: 'next',
    publicJwk: null,
    wrapped: 'encrypted',
    wrappedBy: 'root',
    createdAtSeconds: startSeconds,
    activatedAtSeconds: null,
    endedAtSeconds: null,
    ...changes,
  };
}

const nowSeconds = startSeconds;

export const signingKeyCases = [
  contractCase('signing keys: a new ring is empty, in version 0', async ({ store }) => {
    assert.deepEqual(await store.signingKeys.load(), { version: 0, keys: [] });
  }),

  contractCase(
    'signing keys: what was put is there until it is replaced or removed',
    async ({ store, other }) => {
      const second = await other();
      const secret = sampleKey('secret');
      const open = sampleKey('open', {
        algorithm: 'EdDSA',
        publicJwk: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
        createdAtSeconds: startSeconds + 1,
      });
      const put = { expectedVersion: 0, put: [open, secret], remove: ['unknown'], nowSeconds };
      assert.equal(await store.signingKeys.update(put), 'updated');
      assert.deepEqual(byKid(await second.signingKeys.load()), { version: 1, keys: [open, secret] });
      const active = sampleKey('secret', {
        state: 'active',
        wrapped: 'encrypted again',
        wrappedBy: 'another root',
        activatedAtSeconds: startSeconds + 2,
      });
      const replace = { expectedVersion: 1, put: [active], remove: ['open'], nowSeconds };
      assert.equal(await second.signingKeys.update(replace), 'updated');
      assert.deepEqual(await store.signingKeys.load(), { version: 2, keys: [active] });
      assert.deepEqual(await readFacts(store), [{ kind: 'keys_changed' }, { kind: 'keys_changed' }]);
    },
  ),

  contractCase(
    'signing keys: a change that was decided on another version changes nothing',
    async ({ store }) => {
      const before = sampleKey('before');
      await store.signingKeys.update({ expectedVersion: 0, put: [before], remove: [], nowSeconds });
      for (const expectedVersion of [0, 2]) {
        const change = { expectedVersion, put: [sampleKey('after')], remove: ['before'], nowSeconds };
        assert.equal(await store.signingKeys.update(change), 'conflict');
      }
      assert.deepEqual(await store.signingKeys.load(), { version: 1, keys: [before] });
      assert.equal((await readFacts(store)).length, 1);
    },
  ),

  contractCase('signing keys: of raced changes exactly one is made', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const changes = upTo(6).map((index) =>
        node(index).signingKeys.update({
          expectedVersion: round,
          put: [sampleKey(`round ${round} change ${index}`)],
          remove: [],
          nowSeconds,
        }),
      );
      const results = (await Promise.all(changes)).map((result) => ({ result }));
      assert.deepEqual(countResults(results), { updated: 1, conflict: 5 });
      const { version, keys } = await store.signingKeys.load();
      assert.deepEqual({ version, keys: keys.length }, { version: round + 1, keys: round + 1 });
    });
  }),
];

/** The order of keys means nothing. */
function byKid<Ring extends { readonly keys: readonly SigningKeyRecord[] }>(ring: Ring): Ring {
  return { ...ring, keys: [...ring.keys].sort((a, b) => (a.kid < b.kid ? -1 : 1)) };
}
