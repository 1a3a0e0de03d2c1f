import type { Scenario } from './scenario.ts';
import { databaseOutage } from './scenarios/database-outage.ts';
import { garbageAndReplay } from './scenarios/garbage-and-replay.ts';
import { keyRotations } from './scenarios/key-rotations.ts';
import { lostAnswer } from './scenarios/lost-answer.ts';
import { noQuery } from './scenarios/no-query.ts';
import { oppositeCommits } from './scenarios/opposite-commits.ts';
import { passwordChangeRacesRefresh } from './scenarios/password-change-races-refresh.ts';
import { passwordChangeRacesSignIn } from './scenarios/password-change-races-sign-in.ts';
import { passwordGuessing } from './scenarios/password-guessing.ts';
import { racedRegistrations } from './scenarios/raced-registrations.ts';
import { randomKills } from './scenarios/random-kills.ts';
import { revocationDelay } from './scenarios/revocation-delay.ts';
import { revocationRacesRefresh } from './scenarios/revocation-races-refresh.ts';
import { secretChange } from './scenarios/secret-change.ts';
import { simultaneousRefresh } from './scenarios/simultaneous-refresh.ts';
import { stolenDump } from './scenarios/stolen-dump.ts';

/** Every story of the suite, from what clients do to each other to what happens to servers and their store. */
export const scenarios: readonly Scenario[] = [
  simultaneousRefresh,
  revocationRacesRefresh,
  passwordChangeRacesRefresh,
  passwordChangeRacesSignIn,
  passwordGuessing,
  racedRegistrations,
  garbageAndReplay,
  lostAnswer,
  randomKills,
  revocationDelay,
  oppositeCommits,
  keyRotations,
  secretChange,
  databaseOutage,
  stolenDump,
  noQuery,
];
