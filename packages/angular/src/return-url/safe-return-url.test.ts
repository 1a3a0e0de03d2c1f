import { expect, it } from 'vitest';
import { safeReturnUrl } from './safe-return-url';

it.each([
  '/',
  '/account',
  '/account?tab=sessions#last',
  '/a/../b',
  '/x?next=https://evil.test',
  '/%2F%5Cevil',
])('keeps %s', (path) => {
  expect(safeReturnUrl(path)).toBe(path);
});

it.each([
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '\t//evil.test',
  ' /account',
  '/a b',
  '/\u0000',
  '/\u007f',
  '/\u0085',
  '/\u2028',
  'https://evil.test/',
  'http://localhost/',
  'javascript:alert(1)',
  'account',
  '',
  '?x',
  null,
  undefined,
  7,
  ['/account'],
])('refuses %j', (path) => {
  expect(safeReturnUrl(path)).toBe('/');
  expect(safeReturnUrl(path, '/home')).toBe('/home');
});
