import { describe, expect, it } from 'vitest';
import { isUsernameAsPassword } from './is-username-as-password.ts';

describe('the username as password', () => {
  it.each([
    'alice@example.test',
    'Alice@Example.TEST',
    '\uff21lice@example.test',
    'alice@example.testalice@example.test',
  ])('is %j', (password) => {
    expect(isUsernameAsPassword(password, 'alice@example.test')).toBe(true);
  });

  it.each(['alice@example.com', 'my name is alice@example.test', '', '\ud800'])('is not %j', (password) => {
    expect(isUsernameAsPassword(password, 'alice@example.test')).toBe(false);
  });

  it.each(['test@example.net', 'Test@Example.NET', 'test@example.nettest@example.net'])(
    'is %j, of a name that ends as it begins',
    (password) => {
      expect(isUsernameAsPassword(password, 'test@example.net')).toBe(true);
    },
  );

  it('is nothing where the name has no prepared form', () => {
    expect(isUsernameAsPassword('\ud800', '\ud800')).toBe(false);
  });
});
