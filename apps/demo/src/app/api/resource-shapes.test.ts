import { expect, it } from 'vitest';
import { isProtectedResource, isUnprotectedResource } from './resource-shapes';

it('knows the answers of the two resources', () => {
  expect(isUnprotectedResource({ message: 'Hello' })).toBe(true);
  expect(isProtectedResource({ message: 'Hello', current_identity: "User(id='1')" })).toBe(true);
});

it.each([null, undefined, 'Hello', 7, [], {}, { message: null }, { current_identity: 'x' }])(
  'takes %j for neither',
  (body) => {
    expect(isUnprotectedResource(body)).toBe(false);
    expect(isProtectedResource(body)).toBe(false);
  },
);

it('takes no protected resource without an identity', () => {
  expect(isProtectedResource({ message: 'Hello' })).toBe(false);
  expect(isProtectedResource({ message: 'Hello', current_identity: 1 })).toBe(false);
});
