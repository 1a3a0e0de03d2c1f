import { forge } from './attack-target.fixture.ts';
import type { Attack } from './attack.fixture.ts';
import { everyAlgorithm } from './attacker-keys.fixture.ts';

/** What would split a header or a log line, if a refusal quoted it. */
export const mark = 'marked\r\nSet-Cookie: marked=1\u001b[31m';

const headers = [{ alg: mark }, { typ: mark }, { kid: [mark] }, { crit: [mark] }, { [mark]: 1 }];
const registered = ['iss', 'aud', 'sub', 'exp', 'nbf', 'iat', 'jti'];
const common = { rule: 'nothing of a token in a message', algorithms: everyAlgorithm } as const;

/** Refused for something that holds the mark. */
export const messageAttacks: readonly Attack[] = [
  ...headers.map((members): Attack => ({
    ...common,
    name: `a mark in the header ${JSON.stringify(members)}`,
    expected: 'token_malformed',
    forge: (target) => forge(target, { header: { ...target.header, ...members } }),
  })),
  ...registered.map((claim): Attack => ({
    ...common,
    name: `a mark in ${claim}`,
    expected: 'claim_invalid',
    forge: (target) => forge(target, { payload: { ...target.claims, [claim]: [[mark]] } }),
  })),
  {
    ...common,
    name: 'a mark as the name of a claim',
    expected: 'token_malformed',
    forge: (target) => forge(target, { payload: { ...target.claims, [mark]: 1 } }),
  },
];
