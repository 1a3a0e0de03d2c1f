import { describe, expect, it } from 'vitest';
import { findUsernameProblem } from './find-username-problem.ts';

describe('a name for a stranger', () => {
  it.each([
    'alice',
    'alice_2.0@example.com',
    'Ren\u00e9',
    '\uff21lice',
    'stra\u00dfe',
    '\u017cak-\u0117',
    '\u1ebf\u1ed3n',
    '1234',
    '\u0438\u0432\u0430\u043d',
    '\u0438\u0432\u0430\u043d-42',
    '\u03b3\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2',
    '\u0645\u062d\u0645\u062f',
    '\u05d3\u05d5\u05d3',
    '\u092e\u094b\u0939\u0928',
    '\uae40\ubbfc\uc900',
    '\u91d1\ubbfc\uc900',
    '\u5c71\u7530\u3055\u304f\u3089',
    '\u5c71\u7530\u30b5\u30af\u30e9\u3042\u30fc',
    '\u738b\u5c0f\u660e',
  ])('may be %j', (username) => {
    expect(findUsernameProblem(username)).toBeNull();
  });

  it.each([
    ['a Cyrillic a among Latin letters', 'p\u0430ypal', /^mixes/],
    ['a Greek omicron among Latin letters', 'g\u03bfogle', /^mixes/],
    ['Latin and Han', 'abc\u738b', /^mixes/],
    ['Hangul and Katakana', '\uae40\u30b5', /^mixes/],
    ['Hiragana and Bopomofo', '\u3055\u3105', /^mixes/],
    ['Arabic digits among Latin letters', 'alice\u0661', /^mixes/],
    ['Cherokee', '\u13aa\u13b3\u13a9', /^mixes/],
    ['Cyrillic letters for apple', '\u0430\u0440\u0440\u04cf\u0435', /look like Latin/],
    ['Cyrillic letters for coco, in capitals', '\u0421\u041e\u0421\u041e', /look like Latin/],
    ['Greek letters for viktor', '\u03bd\u03b9\u03ba\u03c4\u03bf\u03c1', /look like Latin/],
    ['one Cyrillic o and digits', '\u043e12', /look like Latin/],
    ['accented Cyrillic letters', '\u0435\u0301', /look like Latin/],
    ['Armenian letters for onu', '\u0585\u0578\u057d', /look like Latin/],
    ['a dot above an i, which has one', 'ali\u0307ce', /^has a mark that cannot be seen/],
    ['a capital I with a dot, whose small letter has two', 'AL\u0130CE', /^has a mark that cannot be seen/],
    ['a dot above a j, and another mark between', 'j\u0323\u0307', /^has a mark that cannot be seen/],
    ['an accent twice', 'rene\u0301\u0301', /^has a mark that cannot be seen/],
    ['a mark at its beginning', '\u0301alice', /^begins with a mark/],
    ['a space', 'a b', /^is empty, too long/],
    ['nothing', '', /^is empty, too long/],
  ])('may not have %s', (_what, username, problem) => {
    expect(findUsernameProblem(username)).toMatch(problem);
  });
});
