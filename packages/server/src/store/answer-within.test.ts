import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { answerWithin } from './answer-within.ts';

describe('an answer of the file system', () => {
  it('is passed on', async () => {
    expect(await answerWithin(1_000, Promise.resolve('here'))).toBe('here');
  });

  it('is store_unavailable, with the cause kept, where it is a fault', async () => {
    const fault = new Error('EIO');
    await expect(answerWithin(1_000, Promise.reject(fault))).rejects.toMatchObject({
      code: 'store_unavailable',
      cause: fault,
    });
  });

  it('is not waited for without end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const refused = expect(answerWithin(1_000, new Promise(() => undefined))).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    vi.advanceTimersByTime(1_000);
    await refused;
  });
});
