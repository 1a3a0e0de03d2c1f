import { describe, expect, it } from 'vitest';
import { completeRing } from './complete-ring.ts';
import { isOver } from './is-over.ts';
import { planOpening } from './plan-opening.ts';
import { planRevocation } from './plan-revocation.ts';
import { planRotation } from './plan-rotation.ts';
import { planSchedule } from './plan-schedule.ts';
import type { RingPlan, RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

const day = 86_400;
const now = 1_800_000_000;
const rules: RingRules = {
  algorithm: 'HS256',
  jwksMaxAgeSeconds: 300,
  rotationSeconds: 90 * day,
  keepSeconds: 310,
};

/** A key whose `kid` is its state, unless something else is said. */
function key(state: SigningKeyRecord['state'], more: Partial<SigningKeyRecord> = {}): SigningKeyRecord {
  const ended = state === 'retired' || state === 'revoked';
  return {
    kid: state,
    algorithm: 'HS256',
    state,
    publicJwk: null,
    wrapped: 'AAAA',
    wrappedBy: 'root',
    createdAtSeconds: now - day,
    activatedAtSeconds: state === 'next' ? null : now - day,
    endedAtSeconds: ended ? now : null,
    ...more,
  };
}

/** What a plan comes to, in short. */
function outcome({ keys, make }: RingPlan) {
  return {
    keys: Object.fromEntries(keys.map(({ kid, state }) => [kid, state])),
    make: make.map(({ state, algorithm }) => `${state} ${algorithm}`),
  };
}

const both = [key('active'), key('next')];

describe('completing a ring', () => {
  it.each([
    ['nothing', [], {}, ['active EdDSA', 'next EdDSA']],
    ['only dead keys', [key('revoked')], { revoked: 'revoked' }, ['active EdDSA', 'next EdDSA']],
    ['an active key', [key('active')], { active: 'active' }, ['next EdDSA']],
    ['a next key', [key('next')], { next: 'active' }, ['next EdDSA']],
    ['both', both, { active: 'active', next: 'next' }, []],
  ])('gives a ring of %s what it lacks', (_, keys, states, make) => {
    expect(outcome(completeRing(keys, 'EdDSA', now))).toEqual({ keys: states, make });
  });

  it('says since when a key is active, and leaves what is complete untouched', () => {
    expect(completeRing([key('next')], 'HS256', now).keys).toEqual([
      key('next', { state: 'active', activatedAtSeconds: now }),
    ]);
    expect(completeRing(both, 'HS256', now).keys).toBe(both);
  });
});

describe('a key is over', () => {
  it.each([
    ['next', 10 * 365 * day, false],
    ['active', 10 * 365 * day, false],
    ['retired', 310 + 299, false],
    ['retired', 310 + 300, true],
    ['revoked', 310 + 299, false],
    ['revoked', 310 + 300, true],
  ] as const)('%s, after %i seconds: %s', (state, seconds, over) => {
    expect(isOver(key(state), 310, now + seconds)).toBe(over);
  });
});

describe('rotation', () => {
  it.each([
    ['just made', 0, 302],
    ['cached for long enough where it was made, but not where it was heard of later', 300, 2],
    ['almost published for long enough', 301, 1],
    ['published for long enough', 302, 0],
    ['made by a clock that is ahead', -300, 602],
  ])('with a next key %s', (_, ageSeconds, retryAfterSeconds) => {
    const keys = [key('active'), key('next', { createdAtSeconds: now - ageSeconds })];
    const { plan, ...rest } = planRotation(keys, rules, now);
    expect(rest).toEqual({ retryAfterSeconds });
    expect(outcome(plan)).toEqual(
      retryAfterSeconds === 0
        ? { keys: { active: 'retired', next: 'active' }, make: ['next HS256'] }
        : { keys: { active: 'active', next: 'next' }, make: [] },
    );
  });

  it('writes down when the one key ended and the other began', () => {
    const [retired, active] = planRotation(both, rules, now).plan.keys;
    expect(retired).toMatchObject({ kid: 'active', endedAtSeconds: now, activatedAtSeconds: now - day });
    expect(active).toMatchObject({ kid: 'next', endedAtSeconds: null, activatedAtSeconds: now });
  });

  it('is too early without a next key, even if nobody may cache, and makes one', () => {
    const { plan, retryAfterSeconds } = planRotation(
      [key('active')],
      { ...rules, jwksMaxAgeSeconds: 0 },
      now,
    );
    expect(retryAfterSeconds).toBe(3);
    expect(outcome(plan)).toEqual({ keys: { active: 'active' }, make: ['next HS256'] });
  });

  it('goes on in the algorithm of the ring, whatever the setting', () => {
    const keys = [key('active'), key('next', { algorithm: 'ES256' })];
    expect(planRotation(keys, rules, now).plan.make).toEqual([{ state: 'next', algorithm: 'ES256' }]);
  });
});

describe('the schedule', () => {
  const old = key('active', { activatedAtSeconds: now - 90 * day });
  const fresh = key('next', { createdAtSeconds: now - 301 });
  it.each([
    ['a young active key', both, rules, false],
    ['an active key of full age', [old, key('next')], rules, true],
    [
      'an active key a second short of it',
      [old, key('next')],
      { ...rules, rotationSeconds: 90 * day + 1 },
      false,
    ],
    ['an old active key and no schedule', [old, key('next')], { ...rules, rotationSeconds: 0 }, false],
    ['an old active key and a next one not published for long enough', [old, fresh], rules, false],
    ['a next key of another algorithm', [key('active'), key('next', { algorithm: 'EdDSA' })], rules, true],
    [
      'a next key of another algorithm, not published for long enough',
      [key('active'), key('next', { algorithm: 'EdDSA', createdAtSeconds: now })],
      { ...rules, rotationSeconds: 0 },
      false,
    ],
  ])('rotates with %s: ...', (_, keys, theRules, rotates) => {
    const states = outcome(planSchedule(keys, theRules, now)).keys;
    expect(states['next']).toBe(rotates ? 'active' : 'next');
    expect(states['active']).toBe(rotates ? 'retired' : 'active');
  });

  it('removes what is over and nothing else', () => {
    const over = { endedAtSeconds: now - 610 };
    const keys = [
      ...both,
      key('retired'),
      key('revoked'),
      key('retired', { kid: 'old', ...over }),
      key('revoked', { kid: 'dead', ...over }),
    ];
    const plan = planSchedule(keys, rules, now);
    expect(plan.keys).toEqual(keys.slice(0, 4));
    expect(plan.make).toEqual([]);
  });

  it('keeps to the algorithm of the ring where it has to make a key', () => {
    const plan = planSchedule([key('active', { algorithm: 'RS256' })], rules, now);
    expect(plan.make).toEqual([{ state: 'next', algorithm: 'RS256' }]);
  });
});

describe('a clock that ran far ahead', () => {
  const ahead = now + 301;
  const aheadNext = key('next', { algorithm: 'ES256', createdAtSeconds: ahead });
  const replaced = { keys: { active: 'active' }, make: ['next ES256'] };

  it('and made a next key: it is replaced by schedule, for the same algorithm', () => {
    for (const active of [key('active', { algorithm: 'ES256' }), key('active')]) {
      expect(outcome(planSchedule([active, aheadNext], rules, now))).toEqual(replaced);
    }
  });

  it('and made a next key: a rotation replaces it, and takes place after the ordinary wait', () => {
    const { plan, retryAfterSeconds } = planRotation([key('active'), aheadNext], rules, now);
    expect(outcome(plan)).toEqual(replaced);
    expect(retryAfterSeconds).toBe(303);
  });

  it('by no more than clocks may differ: the next key stays', () => {
    const keys = [key('active'), key('next', { createdAtSeconds: ahead - 1 })];
    expect(planSchedule(keys, rules, now)).toEqual({ keys, make: [] });
  });

  it.each([
    [ahead, rules, true],
    [ahead - 1, rules, false],
    [ahead, { ...rules, rotationSeconds: 0 }, false],
  ])(
    'and made a key active at %i: with the rules %j it gives way: %s',
    (activatedAtSeconds, theRules, rotates) => {
      const keys = [key('active', { activatedAtSeconds }), key('next')];
      expect(outcome(planSchedule(keys, theRules, now)).keys).toEqual(
        rotates ? { active: 'retired', next: 'active' } : { active: 'active', next: 'next' },
      );
    },
  );
});

describe('opening', () => {
  it.each([
    ['an empty ring', [], {}, ['active HS256', 'next HS256']],
    ['a ring of its own algorithm', both, { active: 'active', next: 'next' }, []],
    [
      'a ring of another algorithm',
      [key('active', { algorithm: 'EdDSA' }), key('next', { algorithm: 'EdDSA' })],
      { active: 'active' },
      ['next HS256'],
    ],
    [
      'a ring that changes to its own algorithm already',
      [key('active', { algorithm: 'EdDSA' }), key('next')],
      { active: 'active', next: 'next' },
      [],
    ],
    [
      'a ring that changes from its own algorithm to another',
      [key('active'), key('next', { algorithm: 'EdDSA' })],
      { active: 'active' },
      ['next HS256'],
    ],
  ])('%s', (_, keys, states, make) => {
    expect(outcome(planOpening(keys, rules, now))).toEqual({ keys: states, make });
  });
});

describe('revocation', () => {
  const keys = [...both, key('retired')];
  it.each([
    ['active', { active: 'revoked', next: 'active', retired: 'retired' }, ['next HS256']],
    ['next', { active: 'active', next: 'revoked', retired: 'retired' }, ['next HS256']],
    ['retired', { active: 'active', next: 'next', retired: 'revoked' }, []],
  ])('of the %s key', (kid, states, make) => {
    const plan = planRevocation(keys, kid, rules, now);
    expect(plan && outcome(plan)).toEqual({ keys: states, make });
    expect(plan?.keys.find((each) => each.kid === kid)?.endedAtSeconds).toBe(now);
  });

  it('lets the next key sign at once, however short it has been published', () => {
    const plan = planRevocation(
      [key('active'), key('next', { createdAtSeconds: now })],
      'active',
      rules,
      now,
    );
    expect(plan?.keys[1]).toMatchObject({ kid: 'next', state: 'active', activatedAtSeconds: now });
  });

  it('replaces a next key in the algorithm that the ring was changing to', () => {
    const changing = [key('active'), key('next', { algorithm: 'EdDSA' })];
    const plan = planRevocation(changing, 'next', rules, now);
    expect(plan?.make).toEqual([{ state: 'next', algorithm: 'EdDSA' }]);
  });

  it('leaves a dead key as it is, and finds no key that is not there', () => {
    const dead = [...both, key('revoked', { endedAtSeconds: now - 100 })];
    expect(planRevocation(dead, 'revoked', rules, now)).toEqual({ keys: dead, make: [] });
    for (const kid of ['', 'else', '__proto__', 'ACTIVE']) {
      expect(planRevocation(dead, kid, rules, now)).toBeNull();
    }
  });
});
