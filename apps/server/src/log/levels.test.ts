import { LatchkeyError } from '@latchkey/server';
import { describe, expect, it } from 'vitest';
import type { AppDependencies } from '../build-app.ts';
import { testServer } from '../test-server.fixture.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly code?: string;
  readonly route?: string;
}

const levels = { debug: 20, info: 30, warn: 40, error: 50 };

/** The lines about one sign-in to a server whose accounts fail like this. */
async function linesOfSignIn(failure: Error): Promise<Line[]> {
  const accounts = { check: () => Promise.reject(failure), identity: () => null };
  // No more of the accounts is asked for.
  const { app, logged } = await testServer({ accounts: accounts as unknown as AppDependencies['accounts'] });
  await app.inject({ method: 'POST', url: '/auth', payload: { username: 'user', password: 'password' } });
  return parse(logged());
}

function parse(logged: string): Line[] {
  return logged
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => 'request_id' in line);
}

describe('levels of the log', () => {
  it('tell a defect as an error, beside the line of the request', async () => {
    expect(await linesOfSignIn(new Error('marked'))).toMatchObject([
      { level: levels.error, status: 500, code: 'internal', method: 'POST', route: '/auth' },
      { level: levels.info, status: 500, code: 'internal', msg: 'request' },
    ]);
  });

  it('tell a store out of reach as a warning', async () => {
    const away = new LatchkeyError('store_unavailable', 'The store cannot be reached');
    expect(await linesOfSignIn(away)).toMatchObject([
      { level: levels.warn, status: 503, code: 'store_unavailable', route: '/auth' },
      { level: levels.info, status: 503, code: 'store_unavailable', msg: 'request' },
    ]);
  });

  it('tell a refusal as nothing more than a request', async () => {
    const { app, logged } = await testServer();
    await app.inject({ method: 'POST', url: '/auth', payload: { username: 'user', password: 'wrong' } });
    await app.inject({ url: '/protected' });
    await app.inject({ url: '/nowhere' });
    expect(parse(logged())).toMatchObject([
      { level: levels.info, code: 'credentials_invalid' },
      { level: levels.info, code: 'token_missing' },
      { level: levels.info, code: 'not_found' },
    ]);
  });

  it('keep quiet about probes, as long as all is well', async () => {
    const check = () => Promise.reject(new LatchkeyError('store_unavailable', 'The store cannot be reached'));
    // No more of the store is asked for.
    const { app, logged } = await testServer({ store: { check } as unknown as AppDependencies['store'] });
    await app.inject({ url: '/healthz' });
    await app.inject({ url: '/readyz' });
    expect(parse(logged()).map(({ level }) => level)).toEqual([levels.debug, levels.warn, levels.info]);
  });
});
