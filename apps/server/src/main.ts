import { runServer } from './run-server.ts';

// The server alone, without a command line around it: what tests, and `npm start`, run.
const started = await runServer({
  env: process.env,
  tell: (line) => console.log(line),
  complain: (line) => console.error(`latchkey: ${line}`),
});
if (started === 'refused') process.exitCode = 1;
