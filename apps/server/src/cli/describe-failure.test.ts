import { LatchkeyError } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../config/config-error.ts';
import { StartError } from '../start-error.ts';
import { CommandError } from './command-error.ts';
import { describeFailure } from './describe-failure.ts';

describe('a failure', () => {
  it.each([
    [
      'of the configuration has a line for each fault',
      new ConfigError(['A is wrong', 'B is wrong']),
      1,
      ['A is wrong', 'B is wrong'],
    ],
    [
      'that was foreseen has one',
      new CommandError('There is no user "zoe"', 3),
      3,
      ['There is no user "zoe"'],
    ],
    ['of which all was said has none', new CommandError(''), 1, []],
    ['of the secret has one', new StartError('another secret'), 1, ['another secret']],
    [
      'of what was given counts as misuse',
      new LatchkeyError('validation_failed', 'too short'),
      2,
      ['too short'],
    ],
    ['of a full queue does not', new LatchkeyError('overloaded', 'Too busy'), 1, ['Too busy']],
  ])('%s', (_what, error, exitCode, lines) => {
    expect(describeFailure(error)).toEqual({ lines, exitCode });
  });

  it('that nobody foresaw says where it comes from', () => {
    const { lines, exitCode } = describeFailure(new RangeError('odd'));
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe('this is a fault of Latchkey: RangeError: odd');
    expect(lines[1]).toContain('describe-failure.test.ts');
  });
});
