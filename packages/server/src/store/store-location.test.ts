import { expect, it } from 'vitest';
import { describeLocation } from './store-location.ts';

it.each([
  [{ file: 'data/users.sqlite' }, 'data/users.sqlite'],
  [{ url: 'sqlite:data/users.sqlite' }, 'data/users.sqlite'],
  [{ url: 'postgres://ada:marked@db.test/latchkey?sslmode=verify-full' }, 'postgres://db.test:5432/latchkey'],
])('shows %o as %s', (location, shown) => {
  expect(describeLocation(location)).toBe(shown);
});
