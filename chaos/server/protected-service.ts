// A service as a user of the library writes it: one protected route on the store of a Latchkey server. It counts what
// requests ask of the thread that works on a SQLite file; the feed, which is followed meanwhile, does not count.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';
import { createAccounts, createPasswordHasher, openSessions, openStore } from '@latchkey/server';
import { latchkey } from '@latchkey/server/fastify';
import Fastify from 'fastify';

const {
  DATABASE_URL = '',
  SECRET_KEY = '',
  JWT_ISSUER = '',
  PORT,
  REVOCATION_STALE_SECONDS = '60',
} = process.env;

const inRequest = new AsyncLocalStorage<true>();
let queries = 0;
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (...message: Parameters<Worker['postMessage']>) {
  if (inRequest.getStore() === true) queries += 1;
  postMessage.apply(this, message);
};

const store = await openStore({ url: DATABASE_URL });
const accounts = createAccounts({ store: store.accounts, passwords: createPasswordHasher() });
const sessions = await openSessions({
  store,
  secretKey: SECRET_KEY,
  revocationStaleSeconds: Number(REVOCATION_STALE_SECONDS),
});
const app = Fastify();
app.addHook('onRequest', (_request, _reply, done) => inRequest.run(true, done));
await app.register(latchkey, {
  sessions,
  issuer: JWT_ISSUER,
  audience: JWT_ISSUER,
  authenticate: accounts.authenticate,
  identity: accounts.identity,
});
app.get('/protected', { onRequest: app.jwtRequired() }, () => ({ queries }));

process.once('SIGTERM', () => {
  void app
    .close()
    .then(() => sessions.close())
    .then(() => store.close())
    .then(() => process.exit(0));
});
const url = await app.listen({ host: '127.0.0.1', port: Number(PORT) });
process.stdout.write(`Latchkey is ready at ${url}\n`);
