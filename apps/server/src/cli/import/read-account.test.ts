import { describe, expect, it } from 'vitest';
import { readAccount } from './read-account.ts';

const password_hash = '$2b$12$eImiTXuWVxfM37uY4JANjQ';
const nowSeconds = 1_800_000_000;

function read(members: object) {
  return readAccount({ line: 7, members: { username: 'alice', password_hash, ...members } }, nowSeconds);
}

describe('a user in a file', () => {
  it('has no scopes, is enabled and was created now, unless it says otherwise', () => {
    const plain = { username: 'alice', passwordHash: password_hash, scopes: [], enabled: true };
    expect(read({})).toEqual({ line: 7, account: { ...plain, createdAtSeconds: nowSeconds } });
    expect(read({ scopes: null, enabled: null, created_at: null })).toEqual(read({}));
  });

  it('may have scopes as a list or as one text', () => {
    expect(read({ scopes: ['a', 'b'] })).toMatchObject({ account: { scopes: ['a', 'b'] } });
    expect(read({ scopes: ' a  b ' })).toMatchObject({ account: { scopes: ['a', 'b'] } });
  });

  it('may be disabled, and older than the file', () => {
    const account = { enabled: false, createdAtSeconds: 1_600_000_000 };
    expect(read({ enabled: false, created_at: 1_600_000_000 })).toMatchObject({ account });
  });

  it.each([
    ['no name', { username: undefined }, 'there is no username'],
    ['a number for a name', { username: 7 }, 'username should be a text'],
    ['no hash', { password_hash: null }, 'there is no password_hash'],
    ['a list for a hash', { password_hash: [password_hash] }, 'password_hash should be a text'],
    [
      'scopes of numbers',
      { scopes: [1] },
      'scopes should be a list of texts, or one text with spaces between them',
    ],
    ['a word for enabled', { enabled: 'yes' }, 'enabled should be true or false'],
    ['1 for enabled', { enabled: 1 }, 'enabled should be true or false'],
    [
      'a day in words',
      { created_at: 'last May' },
      'created_at should be seconds since 1970, or ISO 8601 such as 2026-01-31T12:00:00Z',
    ],
    [
      'a member nobody knows',
      { email: 'a@example.com' },
      'the member "email" is none of username, password_hash, scopes, enabled, created_at',
    ],
  ])('is refused with %s', (_, members, problem) => {
    expect(read(members)).toEqual({ line: 7, problem });
  });

  it('is refused without a word of a hash that stands where a name belongs', () => {
    expect(JSON.stringify(read({ [password_hash]: 'alice' }))).not.toContain('eImi');
  });
});
