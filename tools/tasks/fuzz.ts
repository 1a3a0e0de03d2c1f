// Compares the token core with jose on mutated tokens until the time is up: npm run fuzz -- 30 (minutes; 1 by default),
// and as a second argument a seed, to repeat what an earlier run did.
import { runFuzz, type FuzzReport } from '../../packages/server/src/token/fuzz/run-fuzz.fixture.ts';

const [minutes = 1, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('latchkey: usage: npm run fuzz -- [minutes] [seed]');
  process.exit(1);
}

console.log(`seed ${seed}, ${minutes} minutes`);
let reportedMinute = 0;
const startedMs = performance.now();
const report = await runFuzz({ seed, seconds: minutes * 60, onProgress: showEachMinute });
show(report);
for (const [reason, count] of [...report.stricter].sort(([, a], [, b]) => b - a)) {
  console.log(`  refused by us alone ${String(count).padStart(9)}  ${reason}`);
}
for (const { index, problem } of report.findings) console.error(`case ${index} of seed ${seed}: ${problem}`);
process.exitCode = report.findingsInAll > 0 ? 1 : 0;

function showEachMinute(current: FuzzReport): void {
  const minute = Math.floor((performance.now() - startedMs) / 60_000);
  if (minute === reportedMinute) return;
  reportedMinute = minute;
  show(current);
}

function show({ iterations, acceptedByBoth, refusedByBoth, findingsInAll }: FuzzReport): void {
  console.log(
    `${iterations} tokens, accepted by both ${acceptedByBoth}, refused by both ${refusedByBoth}, ` +
      `findings ${findingsInAll}`,
  );
}
