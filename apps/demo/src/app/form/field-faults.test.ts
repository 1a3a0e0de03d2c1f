import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { LatchkeyClientError, type ClientErrorDetails } from '@latchkey/client';
import { expect, it } from 'vitest';
import { fieldFaults } from './field-faults';

function faultsOf(fields: ClientErrorDetails['fields'], description = 'The password is odd') {
  const tree = TestBed.runInInjectionContext(() => form(signal({ username: '', password: '' })));
  const error = new LatchkeyClientError('validation_failed', description, { status: 400, fields });
  const { username, password } = tree;
  const faults = fieldFaults(error, { username, password });
  return faults.map(({ fieldTree, message }) => [fieldTree === username ? 'username' : 'password', message]);
}

it('gives a single fault the words of the server', () => {
  const description = 'The password needs at least 15 characters';
  expect(faultsOf({ password: 'too_short' }, description)).toEqual([['password', `${description}.`]]);
});

it('gives each of several faults words of its own', () => {
  expect(faultsOf({ username: 'unsupported', password: 'too_common' })).toEqual([
    ['username', 'This has signs that cannot be used here.'],
    ['password', 'This is among the first that somebody would guess.'],
  ]);
});

it('leaves to the form as a whole what belongs to no field of it', () => {
  expect(faultsOf({ captcha: 'missing' })).toEqual([]);
  expect(faultsOf(undefined)).toEqual([]);
  expect(fieldFaults(new TypeError('x'), {})).toEqual([]);
});
