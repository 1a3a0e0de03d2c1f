import { isDeepStrictEqual } from 'node:util';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { createJwtVerifier, type JwtVerifier } from '../create-jwt-verifier.ts';
import { createKeyRing } from '../create-key-ring.ts';
import { options } from '../forge-token.fixture.ts';
import { allAlgorithms, testKeys } from '../test-keys.fixture.ts';
import { createCase, type FuzzCase } from './create-case.fixture.ts';
import { deliberateDifferences } from './deliberate-differences.fixture.ts';
import { joseClaims } from './oracle.fixture.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** When to stop; at least one of the two. */
  readonly iterations?: number;
  readonly seconds?: number;
  /** Called about once a second. */
  readonly onProgress?: (report: FuzzReport) => void;
}

export interface FuzzFinding extends FuzzCase {
  /** `createCase(seed, index)` makes the case again. */
  readonly index: number;
  readonly problem: string;
}

export interface FuzzReport {
  iterations: number;
  acceptedByBoth: number;
  refusedByBoth: number;
  /** Refused by us alone, by our message. */
  readonly stricter: Map<string, number>;
  /** Our refusals by their code. */
  readonly codes: Map<string, number>;
  /** The first twenty breaches of the rules. */
  readonly findings: FuzzFinding[];
  findingsInAll: number;
}

/**
 * Compares us with jose on mutated tokens: whatever we accept, jose accepts with the same claims; whatever we refuse, we
 * refuse with a `LatchkeyError`; and what we alone refuse is one of the deliberate differences.
 */
export async function runFuzz({
  seed,
  iterations = Infinity,
  seconds = Infinity,
  onProgress,
}: FuzzOptions): Promise<FuzzReport> {
  if (iterations === Infinity && seconds === Infinity)
    throw new TypeError('iterations or seconds must be given');
  const report: FuzzReport = {
    iterations: 0,
    acceptedByBoth: 0,
    refusedByBoth: 0,
    stricter: new Map(),
    codes: new Map(),
    findings: [],
    findingsInAll: 0,
  };
  const startedMs = performance.now();
  let nextProgressMs = startedMs + 1000;
  for (let index = 0; index < iterations; index++) {
    const nowMs = performance.now();
    if (nowMs - startedMs >= seconds * 1000) break;
    if (nowMs >= nextProgressMs) {
      onProgress?.(report);
      nextProgressMs = nowMs + 1000;
    }
    const fuzzCase = createCase(seed, index);
    const problem = await judge(fuzzCase, report);
    report.iterations++;
    if (problem !== undefined && report.findingsInAll++ < 20)
      report.findings.push({ ...fuzzCase, index, problem });
  }
  return report;
}

const ring = createKeyRing({
  signing: testKeys.EdDSA.signing,
  verifying: allAlgorithms.filter((one) => one !== 'EdDSA').map((one) => testKeys[one].verifying),
});
const verifyWithRing = createJwtVerifier(ring, options);
const verifiers = new Map(
  allAlgorithms.map((one) => [one, createJwtVerifier(testKeys[one].verifying, options)]),
);

async function judge(fuzzCase: FuzzCase, report: FuzzReport): Promise<string | undefined> {
  const theirs = await joseClaims(fuzzCase);
  const ours = outcome(verifiers.get(fuzzCase.algorithm), fuzzCase.token);
  if (ours.crash !== undefined) return `threw ${ours.crash}`;
  if (ours.refusal !== undefined) return judgeRefusal(ours.refusal, theirs, report);
  if (theirs === undefined) return 'accepted by us, refused by jose';
  if (!isDeepStrictEqual(theirs, ours.claims)) return 'read differently by jose';
  if (!isDeepStrictEqual(outcome(verifyWithRing, fuzzCase.token).claims, ours.claims))
    return 'refused with a ring';
  report.acceptedByBoth++;
  return undefined;
}

function judgeRefusal(
  { code, message }: LatchkeyError,
  theirs: unknown,
  report: FuzzReport,
): string | undefined {
  count(report.codes, code);
  if (theirs === undefined) {
    report.refusedByBoth++;
    return undefined;
  }
  count(report.stricter, message);
  return Object.hasOwn(deliberateDifferences, message) ? undefined : `refused by us alone: ${message}`;
}

interface Outcome {
  readonly claims?: unknown;
  readonly refusal?: LatchkeyError;
  readonly crash?: string;
}

function outcome(verify: JwtVerifier | undefined, token: string): Outcome {
  try {
    return { claims: verify?.(token).claims };
  } catch (error) {
    return error instanceof LatchkeyError ? { refusal: error } : { crash: String(error) };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
