import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../feed/fact.ts';
import { createTestRevocations } from './create-revocations.fixture.ts';
import type { RevocableClaims } from './revocations.ts';

const sid = fc.constantFrom('s', 's', 't', 'u');
const subject = fc.constantFrom('1', '1', '1', '2');
const generation = fc.integer({ min: 1, max: 6 });

const fact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('session_ended' as const), sid: fc.constantFrom('t', 'v') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('token_ended' as const), jti: fc.constantFrom('j', 'k') }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('subject_voided' as const),
      subject,
      generation,
      exceptSid: fc.option(sid),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('keys_changed' as const) }) },
);

const claims: fc.Arbitrary<RevocableClaims> = fc.record(
  {
    sub: fc.oneof({ weight: 5, arbitrary: subject }, fc.constantFrom(1, null, ['1'])),
    sid: fc.oneof({ weight: 5, arbitrary: sid }, fc.constantFrom(null, ['s'])),
    jti: fc.constantFrom('j', 'k', 'l', 'm', 'n'),
    gen: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 7 }) }, fc.constantFrom('3', null)),
  },
  { requiredKeys: ['sub', 'sid'] },
);

/** Remembers every fact and asks each of them. */
function revokedByAny(facts: readonly Fact[], { sub, sid, jti, gen }: RevocableClaims): boolean {
  return facts.some((known) => {
    if (known.kind === 'session_ended') return known.sid === sid;
    if (known.kind === 'token_ended') return known.jti === jti;
    if (known.kind === 'keys_changed' || known.subject !== sub) return false;
    if (known.exceptSid !== null && known.exceptSid === sid) return false;
    return typeof gen !== 'number' || gen < known.generation;
  });
}

it('a token is revoked exactly if one of all facts ever heard speaks of it, in whatever order they came', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), fc.array(claims, { maxLength: 30 }), (facts, tokens) => {
      const { hear, verdict } = createTestRevocations();
      hear();
      for (const next of facts) hear(next);
      for (const token of tokens) {
        expect(verdict(token)).toBe(revokedByAny(facts, token) ? 'token_revoked' : 'passes');
      }
    }),
    { numRuns: 500 },
  );
});

it('hearing facts again, in another order, changes nothing', () => {
  fc.assert(
    fc.property(
      fc
        .array(fact, { maxLength: 12 })
        .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts))),
      fc.array(claims, { maxLength: 12 }),
      ([facts, again], tokens) => {
        const { hear, verdict } = createTestRevocations();
        hear(...facts);
        const before = tokens.map(verdict);
        hear(...again);
        expect(tokens.map(verdict)).toEqual(before);
      },
    ),
  );
});
