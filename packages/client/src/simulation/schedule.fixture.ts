import fc from 'fast-check';
import { serverUrl } from './auth-server.fixture.ts';
import { SimulatedBrowser, type Tab } from './browser.fixture.ts';
import { smooth, type Passage } from './network.fixture.ts';

/** One thing that happens in a browser; `tab` picks one of those that are open. */
export type Step =
  | {
      readonly do: 'open' | 'close' | 'reload' | 'request' | 'freeze' | 'thaw' | 'leave' | 'back';
      readonly tab: number;
    }
  | { readonly do: 'sign-in'; readonly tab: number; readonly user: string; readonly password: string }
  | { readonly do: 'sign-out'; readonly tab: number; readonly everywhere: boolean }
  | { readonly do: 'wait' | 'sleep'; readonly ms: number }
  | {
      readonly do: 'go-offline' | 'go-online' | 'break-server' | 'mend-server' | 'void-tokens' | 'steal-lock';
    };

const tab = fc.nat(4);
const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    often(8, fc.record({ do: fc.constant('request' as const), tab })),
    often(3, fc.record({ do: fc.constantFrom('open', 'reload', 'close'), tab })),
    often(3, fc.record({ do: fc.constantFrom('freeze', 'thaw', 'leave', 'back'), tab })),
    often(
      4,
      fc.record({
        do: fc.constant('sign-in' as const),
        tab,
        user: fc.constantFrom('ann', 'bob'),
        password: fc.constantFrom('right', 'right', 'right', 'wrong'),
      }),
    ),
    often(2, fc.record({ do: fc.constant('sign-out' as const), tab, everywhere: fc.boolean() })),
    often(
      8,
      fc.record({
        do: fc.constant('wait' as const),
        ms: fc.constantFrom(1, 30, 400, 3_000, 20_000, 280_000),
      }),
    ),
    often(1, fc.record({ do: fc.constant('sleep' as const), ms: fc.constantFrom(40_000, 4_000_000) })),
    often(
      5,
      fc.record({
        do: fc.constantFrom(
          'go-offline',
          'go-online',
          'break-server',
          'mend-server',
          'void-tokens',
          'steal-lock',
        ),
      }),
    ),
  ),
  { minLength: 5, maxLength: 40 },
);

/** Mostly quick, sometimes slow, sometimes lost. */
export const passages: fc.Arbitrary<readonly Passage[]> = fc.array(
  fc.record({
    thereMs: fc.constantFrom(5, 5, 5, 60, 900, 7_000),
    backMs: fc.constantFrom(5, 5, 60, 2_500, 9_000),
    lost: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'request', 'answer'),
    survivesAbort: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

/** What a browser may not have. */
export type Lacking = 'locks' | 'openChannel';

/** What came of a schedule. */
export interface Outcome {
  readonly browser: SimulatedBrowser;
  /** Requests that were answered to another user than the page was showing. */
  readonly mixed: number;
  /** Who is signed in, as far as the people before the browser know; undefined where a sign-in that failed leaves it open. */
  readonly expected: string | null | undefined;
}

/** Plays a schedule in a new browser, then lets everything work again, and waits. */
export async function play(
  schedule: readonly Step[],
  ways: readonly Passage[],
  seed: number,
  lacking: readonly Lacking[] = [],
): Promise<Outcome> {
  const browser = new SimulatedBrowser();
  let state = seed >>> 0 || 1;
  browser.random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let sent = 0;
  browser.network.passage = () => ways[sent++ % ways.length] ?? smooth;
  let expected: string | null | undefined = null;
  /** Counts sign-ins and sign-outs: what an earlier one comes to does not matter. */
  let last = 0;
  /** A frozen tab cannot take back the sign-in that it sent, which then may reach the server after another tab's. */
  const signingIn = new Map<Tab, number>();
  const options = Object.fromEntries(lacking.map((name) => [name, null]));
  browser.open(options);

  for (const step of schedule) {
    // What two tabs do within one millisecond has no order.
    await browser.time.advance(2);
    const tabs = browser.tabs;
    const chosen = 'tab' in step ? tabs[step.tab % tabs.length] : undefined;
    if (step.do === 'wait') await browser.time.advance(step.ms);
    if (step.do === 'sleep') browser.time.sleep(step.ms);
    if (step.do === 'go-offline') browser.network.online = false;
    if (step.do === 'go-online') online(browser);
    if (step.do === 'break-server') broken(browser);
    if (step.do === 'mend-server') mended(browser);
    if (step.do === 'void-tokens') browser.server.killTokensIssuedSoFar();
    if (step.do === 'steal-lock') browser.locks.steal();
    if (!chosen) continue;
    if (step.do === 'open' && tabs.length < 5) void browser.open(options).session.restore();
    if (step.do === 'close' && tabs.length > 1) chosen.close();
    if (step.do === 'reload') {
      chosen.close();
      void browser.open(options).session.restore();
    }
    if (step.do === 'thaw') chosen.thaw();
    if (step.do === 'back') chosen.comeBack();
    if (chosen.isFrozen) continue;
    if (step.do === 'freeze' && !signingIn.has(chosen)) chosen.freeze();
    if (step.do === 'leave' && !signingIn.has(chosen)) chosen.leavePage();
    if (step.do === 'request') {
      const headers: Record<string, string> = chosen.who === null ? {} : { 'x-shown': chosen.who };
      chosen.fetch(`${serverUrl}/things`, { headers }).catch(() => undefined);
    }
    if (step.do === 'sign-out') {
      void chosen.session.signOut({ everywhere: step.everywhere });
      expected = null;
      last += 1;
      // On its way, it would end a sign-in that does not wait for it: without locks, or where this tab is frozen.
      if (step.everywhere) await browser.time.advance(10_000);
    }
    if (step.do === 'sign-in') {
      const mine = (last += 1);
      expected = undefined;
      signingIn.set(chosen, mine);
      chosen.session
        .signIn({ username: step.user, password: step.password })
        .then(
          () => last === mine && (expected = step.user),
          () => undefined,
        )
        .finally(() => signingIn.get(chosen) === mine && signingIn.delete(chosen));
    }
  }
  online(browser);
  mended(browser);
  browser.network.passage = () => ({ thereMs: 5, backMs: 5, lost: 'no', survivesAbort: true });
  for (const each of browser.tabs) each.comeBack();
  await browser.time.advance(240_000);
  const mixed = browser.server.served.filter(({ sub, shown }) => shown !== null && shown !== sub).length;
  return { browser, mixed, expected };
}

function online(browser: SimulatedBrowser): void {
  browser.network.online = true;
  for (const tab of browser.tabs) tab.fire('online');
}

const authPaths = ['/auth', '/auth/refresh', '/auth/logout'];

function broken(browser: SimulatedBrowser): void {
  const body = { code: 'store_unavailable', description: 'Later' };
  for (const path of authPaths)
    browser.server.answerWith(path, { status: 503, body, headers: { 'Retry-After': '2' } });
}

function mended(browser: SimulatedBrowser): void {
  for (const path of authPaths) browser.server.answerWith(path);
}
