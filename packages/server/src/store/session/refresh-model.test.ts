import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../../feed/fact.ts';
import type { Store } from '../open-store.ts';
import { openTestStore } from '../open-test-store.fixture.ts';
import { ModelSession, rules } from './refresh-model.fixture.ts';

const { graceSeconds, idleSeconds, lifetimeSeconds } = rules;
const device = { userAgent: null, ip: null };
const slots = 2;
const slot = fc.nat({ max: slots - 1 });

/** Moments around the ends of the grace, of the idle and of the whole life; the clock goes back, too. */
const seconds = fc.constantFrom(-5, 1, graceSeconds, graceSeconds + 1, idleSeconds - 1, idleSeconds);

/** Mostly refreshes: `age` 0 is the newest token, -1 one that was never issued. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('refresh' as const),
      slot,
      age: fc.integer({ min: -1, max: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('wait' as const), seconds }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('void' as const), except: fc.option(slot) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('end' as const), slot }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('sign in' as const), slot }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('prune' as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** One user's sessions, in the store and in the model. */
class Comparison {
  readonly #store: Store;
  readonly #subject: string;
  readonly #sessions: { readonly sid: string; readonly model: ModelSession }[] = [];
  readonly facts: Fact[] = [];
  #nowSeconds = 1_800_000_000;
  #generation = 0;
  #signIns = 0;

  constructor(store: Store, subject: string) {
    this.#store = store;
    this.#subject = subject;
  }

  async signIn(index: number): Promise<void> {
    const nowSeconds = this.#nowSeconds;
    const sid = `${this.#subject}, sign-in ${(this.#signIns += 1)}`;
    const inserted = await this.#store.sessions.insert({
      id: sid,
      subject: this.#subject,
      expected: { generation: this.#generation },
      scopes: [],
      nowSeconds,
      expiresAtSeconds: nowSeconds + lifetimeSeconds,
      idleExpiresAtSeconds: nowSeconds + idleSeconds,
      maxSessions: 100,
      ...device,
    });
    expect(inserted.result).toBe('inserted');
    this.#sessions[index] = { sid, model: new ModelSession(nowSeconds) };
  }

  async take(step: Step): Promise<void> {
    if (step.act === 'wait') this.#nowSeconds += step.seconds;
    if (step.act === 'sign in') await this.signIn(step.slot);
    if (step.act === 'refresh') await this.#refresh(step.slot, step.age);
    if (step.act === 'end') await this.#end(step.slot);
    if (step.act === 'void') await this.#void(step.except);
    if (step.act === 'prune') await this.#store.sessions.prune(this.#nowSeconds);
  }

  /** The living are those that the store lists, but for one that a later sign-in took the slot of. */
  async expectSameLiving(): Promise<void> {
    const nowSeconds = this.#nowSeconds;
    const listed = await this.#store.sessions.list(this.#subject, nowSeconds);
    const ids = new Set(listed.map(({ id }) => id));
    for (const { sid, model } of this.#sessions) expect(ids.has(sid)).toBe(model.isAlive(nowSeconds));
  }

  async #refresh(index: number, age: number): Promise<void> {
    const { sid, model } = this.#at(index);
    const nowSeconds = this.#nowSeconds;
    const generation = Math.max(0, model.newest - age);
    const presented = { sid, generation, nowSeconds, graceSeconds, idleSeconds, ...device };
    const refreshed = await this.#store.sessions.refresh(presented);
    const answer = {
      result: refreshed.result,
      generation: refreshed.result === 'ended' ? null : refreshed.session.generation,
    };
    expect(answer).toEqual(model.refresh(generation, nowSeconds));
    if (answer.result === 'replayed') this.facts.push({ kind: 'session_ended', sid });
  }

  async #end(index: number): Promise<void> {
    const { sid, model } = this.#at(index);
    const nowSeconds = this.#nowSeconds;
    const alive = model.isAlive(nowSeconds);
    expect(await this.#store.sessions.end({ sid, nowSeconds })).toBe(alive ? 'ended' : 'not_found');
    if (alive) this.facts.push({ kind: 'session_ended', sid });
    model.end();
  }

  async #void(except: number | null): Promise<void> {
    const subject = this.#subject;
    const nowSeconds = this.#nowSeconds;
    const kept = except === null ? null : this.#at(except);
    const exceptSid = kept?.model.isAlive(nowSeconds) ? kept.sid : null;
    await this.#store.subjects.voidTokens({ subject, exceptSid: kept?.sid ?? null, nowSeconds });
    for (const { sid, model } of this.#sessions) if (sid !== exceptSid) model.end();
    this.#generation += 1;
    this.facts.push({ kind: 'subject_voided', subject, generation: this.#generation, exceptSid });
  }

  #at(index: number) {
    const session = this.#sessions[index];
    if (session === undefined) throw new RangeError(`no session ${index}`);
    return session;
  }
}

it('refreshes, ends and voids as the model does, whatever comes in whatever order', async () => {
  const store = await openTestStore('sqlite');
  const heard: Fact[] = [];
  store.feed.onCommit((facts) => heard.push(...facts.map(({ fact }) => fact)));
  let runs = 0;
  const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
    const comparison = new Comparison(store, `subject ${(runs += 1)}`);
    heard.length = 0;
    for (let index = 0; index < slots; index += 1) await comparison.signIn(index);
    for (const each of steps) {
      await comparison.take(each);
      await comparison.expectSameLiving();
    }
    expect(heard).toEqual(comparison.facts);
  });
  await fc.assert(property, { seed: 20_261_123, numRuns: 100 });
});
