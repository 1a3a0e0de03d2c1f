// Unit, integration and browser tests, on built apps and a real browser. The last line is the count. Arguments go
// to Vitest: npm test -- packages/server
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../browser/find-browser.ts';
import { build } from '../build/build.ts';
import { everyTarget } from '../build/targets.ts';
import { run } from '../process/run.ts';
import { root } from '../root.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
}

const reportFile = join(root, '.cache', 'test-report.json');

const browser = findBrowser();
await build(everyTarget);
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(reportFile, { force: true });
const exitCode = await run(
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { LATCHKEY_BROWSER: browser },
);
const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
// A file that does not even load has no failed test of its own, and yet it failed.
const failed = exitCode === 0 ? report.numFailedTests : Math.max(report.numFailedTests, 1);
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
