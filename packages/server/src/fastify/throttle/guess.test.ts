import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { guess } from './guess.ts';

function attempt(settling: () => Promise<void> = () => Promise.resolve()) {
  const settled: string[] = [];
  const warned: unknown[] = [];
  const settle = (how: string) => () => {
    settled.push(how);
    return settling();
  };
  const request = { log: { warn: (about: unknown) => void warned.push(about) } } as never;
  const begun = { succeeded: settle('succeeded'), undo: settle('undone') };
  return { settled, warned, run: (work: () => Promise<unknown>) => guess(begun, work, request) };
}

const incorrect = { fields: { current_password: 'incorrect' } } as const;
const tooShort = { fields: { new_password: 'too_short' } } as const;

describe('an attempt', () => {
  it('that was right is settled so', async () => {
    const { settled, run } = attempt();
    expect(await run(() => Promise.resolve('answer'))).toBe('answer');
    expect(settled).toEqual(['succeeded']);
  });

  it.each([
    [new LatchkeyError('credentials_invalid', 'no')],
    [new LatchkeyError('validation_failed', 'no', incorrect)],
    [new LatchkeyError('username_taken', 'no')],
    [Object.assign(new Error('no'), { statusCode: 401 })],
    [Object.assign(new Error('no'), { statusCode: 403 })],
  ])('that was wrong stays counted: %s', async (error) => {
    const { settled, run } = attempt();
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
    expect(settled).toEqual([]);
  });

  it.each([
    [new LatchkeyError('overloaded', 'later')],
    [new LatchkeyError('store_unavailable', 'later')],
    [new LatchkeyError('validation_failed', 'no', tooShort)],
    [new Error('a defect')],
  ])('without a verdict is undone: %s', async (error) => {
    const { settled, run } = attempt();
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
    expect(settled).toEqual(['undone']);
  });

  it('has the result of its work where settling fails, and a line in the log', async () => {
    const { warned, run } = attempt(() => Promise.reject(new LatchkeyError('store_unavailable', 'later')));
    expect(await run(() => Promise.resolve('answer'))).toBe('answer');
    const error = new Error('a defect');
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
    expect(warned).toHaveLength(2);
  });
});
