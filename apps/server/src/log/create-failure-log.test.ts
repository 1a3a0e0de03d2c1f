import { LatchkeyError } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { createFailureLog } from './create-failure-log.ts';
import { createLog } from './create-log.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly failure: string;
  readonly times?: number;
  readonly err?: { readonly message: string };
}

/** A failure log whose minutes pass when told to, and what it wrote. */
function failureLog() {
  const lines: Line[] = [];
  const ticks = new Set<() => void>();
  const log = createFailureLog(
    createLog('info', { write: (line) => void lines.push(JSON.parse(line) as Line) }),
    {
      clock: () => Date.UTC(2026, 0, 1),
      repeat(task) {
        ticks.add(task);
        return () => void ticks.delete(task);
      },
    },
  );
  const minute = () => {
    for (const tick of [...ticks]) tick();
  };
  return { log, lines, minute, ticks };
}

const away = () => new LatchkeyError('store_unavailable', 'The store cannot be reached');

describe('failures in the background', () => {
  it('are told whole the first time, in one line a minute as long as they last, and once when they are over', () => {
    const { log, lines, minute, ticks } = failureLog();
    for (let second = 0; second < 60; second += 1) log.hear(away());
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 50, msg: 'work in the background failed' });
    expect(lines[0]?.err?.message).toBe('The store cannot be reached');
    minute();
    expect(lines[1]).toMatchObject({ level: 50, msg: 'work in the background still fails', times: 60 });
    expect(lines[1]?.failure).toBe('store_unavailable: The store cannot be reached');
    minute();
    expect(lines[2]).toMatchObject({ level: 30, times: 60, since: '2026-01-01T00:00:00.000Z' });
    minute();
    expect(lines).toHaveLength(3);
    expect(ticks.size).toBe(0);
  });

  it('are told whole again when they come back later', () => {
    const { log, lines, minute } = failureLog();
    log.hear(away());
    minute();
    log.hear(away());
    expect(lines.map(({ level }) => level)).toEqual([50, 30, 50]);
    expect(lines[2]?.err).toBeDefined();
  });

  it('are told apart by what they say', () => {
    const { log, lines } = failureLog();
    log.hear(away());
    log.hear(new Error('another'));
    log.hear('no error at all');
    expect(lines.map(({ failure }) => failure)).toEqual([
      'store_unavailable: The store cannot be reached',
      'another',
      'string',
    ]);
  });

  it('are one kind where there are too many', () => {
    const { log, lines, minute, ticks } = failureLog();
    for (let number = 0; number < 1_000; number += 1) log.hear(new Error(`number ${number}`));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)?.failure).toBe('various');
    expect(ticks.size).toBe(21);
    minute();
    expect(lines.slice(21).filter(({ level }) => level === 50)).toMatchObject([
      { failure: 'various', times: 980 },
    ]);
  });

  it('leave no timer behind', () => {
    const { log, ticks } = failureLog();
    log.hear(away());
    log.close();
    expect(ticks.size).toBe(0);
  });
});
