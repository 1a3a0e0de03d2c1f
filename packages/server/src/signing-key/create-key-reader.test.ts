import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { createKeyReader } from './create-key-reader.ts';
import { createKeyWrapping } from './create-key-wrapping.ts';
import { makeKey } from './make-key.ts';
import { rootA } from './test-node.fixture.ts';

const wrapping = createKeyWrapping(createRootSecrets(rootA), randomBytes);

async function openReader() {
  const errors: unknown[] = [];
  const deps = { wrapping, randomBytes, clock: () => 0 };
  const record = await makeKey({ state: 'active', algorithm: 'EdDSA' }, deps);
  const spoiled = { ...record, wrapped: `AAAA${record.wrapped.slice(4)}` };
  return { errors, record, spoiled, reader: createKeyReader(wrapping, (error) => errors.push(error)) };
}

describe('reading the keys of a ring', () => {
  it('gives the same key each time, whatever becomes of its row', async () => {
    const { errors, record, spoiled, reader } = await openReader();
    const key = reader.read(record);
    expect(key?.kid).toBe(record.kid);
    expect(reader.read({ ...record })).toBe(key);
    expect(reader.read(spoiled)).toBe(key);
    expect(errors).toEqual([]);
  });

  it('reports a row that cannot be read once, and tries it again when it is another', async () => {
    const { errors, record, spoiled, reader } = await openReader();
    expect(reader.read(spoiled)).toBeUndefined();
    expect(reader.read(spoiled)).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(reader.read(record)?.kid).toBe(record.kid);
  });

  it('lets go of keys that are not to be kept, and of what it knows of them', async () => {
    const { errors, record, spoiled, reader } = await openReader();
    reader.read(record);
    reader.keep([record]);
    expect(reader.read(spoiled)?.kid).toBe(record.kid);
    reader.keep([]);
    expect(reader.read(spoiled)).toBeUndefined();
    reader.keep([]);
    expect(reader.read(spoiled)).toBeUndefined();
    expect(errors).toHaveLength(2);
  });
});
