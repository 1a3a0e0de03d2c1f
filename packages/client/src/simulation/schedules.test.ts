import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serverUrl } from './auth-server.fixture.ts';
import { passages, play, steps, type Lacking, type Outcome, type Step } from './schedule.fixture.ts';

// More of them, or others: SCHEDULES=20000 SEED=7 and a higher --testTimeout.
const numRuns = Number(process.env['SCHEDULES'] ?? 300);
const seed = Number(process.env['SEED'] ?? 20_261_124);

/** Every browser of today has both; without either, a third tab could not know what two others have done. */
const lacking = fc.constantFrom<readonly Lacking[]>([], [], ['locks'], ['openChannel']);

async function judge({ browser, mixed, expected }: Outcome): Promise<void> {
  const { server, tabs } = browser;
  expect(mixed).toBe(0);
  expect(server.replayed).toBe(0);
  expect(new Set(tabs.map((tab) => tab.who).filter((who) => who !== null)).size).toBeLessThan(2);
  if (expected === undefined) return;
  for (const tab of tabs) {
    await browser.during(tab.session.restore());
    expect(tab.who).toBe(expected);
    if (expected === null) continue;
    const answer = await browser.during(tab.fetch(`${serverUrl}/things`));
    expect(answer.status).toBe(200);
  }
}

it('whatever happens in whichever order, nobody is signed out or mixed up, and sign-out is final', async () => {
  await fc.assert(
    fc.asyncProperty(steps, passages, fc.nat(), lacking, async (schedule, ways, random, lacks) => {
      await judge(await play(schedule, ways, random, lacks));
    }),
    { numRuns, seed, endOnFailure: false },
  );
});

it('follows a sign-in that was sent before the session that it replaces was refreshed', async () => {
  const signIn = { do: 'sign-in', tab: 0, user: 'ann', password: 'right' } as const;
  const schedule: Step[] = [
    signIn,
    { do: 'wait', ms: 3_000 },
    signIn,
    { do: 'open', tab: 0 },
    { do: 'request', tab: 0 },
    { do: 'freeze', tab: 0 },
    { do: 'request', tab: 0 },
    { do: 'sleep', ms: 4_000_000 },
    { do: 'request', tab: 0 },
  ];
  const way = { thereMs: 900, backMs: 5, lost: 'no', survivesAbort: false } as const;
  await judge(await play(schedule, [way], 0, ['locks']));
});
