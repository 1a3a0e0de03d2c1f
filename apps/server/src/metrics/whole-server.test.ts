import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type RunningServer } from '../start-server.ts';
import { temporaryFolder } from '../test-server.fixture.ts';
import { samplesOf } from './samples.fixture.ts';

const password = 'marked horse battery staple';
const credentials = { username: 'Markedname', password };

async function startMeasured(): Promise<RunningServer> {
  const server = await startServer({
    PORT: '0',
    DATA_DIR: temporaryFolder(),
    LOG_LEVEL: 'silent',
    METRICS: '0',
    REGISTRATION: 'on',
  });
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

async function post(server: RunningServer, path: string, body: object, token?: string) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'marked-agent',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, string> };
}

const scrape = async ({ metricsUrl }: RunningServer) => (await fetch(String(metricsUrl))).text();

/** Registers, signs in, refreshes, is refused, changes the password, uses an old refresh token and signs out. */
async function driveUser(server: RunningServer): Promise<readonly string[]> {
  await post(server, '/auth/register', credentials);
  await post(server, '/auth', { ...credentials, password: 'marked-guess' });
  const first = (await post(server, '/auth', { ...credentials, session: 'token' })).body;
  const second = (await post(server, '/auth/refresh', { refresh_token: first['refresh_token'] })).body;
  const change = { current_password: password, new_password: `${password} new` };
  await post(server, '/auth/password', change, second['access_token']);
  const third = (await post(server, '/auth/refresh', { refresh_token: second['refresh_token'] })).body;
  await post(server, '/auth/refresh', { refresh_token: first['refresh_token'] });
  await post(server, '/auth/logout', {}, third['access_token']);
  await fetch(`${server.url}/marked/${first['refresh_token']}?token=${second['access_token']}`);
  return [first, second, third]
    .flatMap((tokens) => [tokens['access_token'], tokens['refresh_token']])
    .map(String);
}

describe('the metrics of a whole server', () => {
  it('move with what users do', async () => {
    const server = await startMeasured();
    const before = samplesOf(await scrape(server));
    await driveUser(server);
    const after = samplesOf(await scrape(server));
    const rise = (series: string) => (after.get(series) ?? NaN) - (before.get(series) ?? 0);
    const risen = {
      'latchkey_registrations_total{outcome="succeeded"}': 1,
      'latchkey_sign_ins_total{outcome="succeeded"}': 1,
      'latchkey_sign_ins_total{outcome="refused"}': 1,
      'latchkey_refreshes_total{outcome="succeeded"}': 2,
      'latchkey_refreshes_total{outcome="refused"}': 1,
      'latchkey_password_changes_total{outcome="succeeded"}': 1,
      'latchkey_sign_outs_total{outcome="succeeded"}': 1,
      latchkey_refresh_replays_total: 1,
      'latchkey_refusals_total{code="credentials_invalid"}': 1,
      'latchkey_refusals_total{code="not_found"}': 1,
      'latchkey_http_request_duration_seconds_count{method="POST",route="/auth",status="2xx"}': 1,
    };
    for (const [series, times] of Object.entries(risen))
      expect({ [series]: rise(series) }).toEqual({ [series]: times });
    expect(rise('latchkey_password_hash_duration_seconds_count')).toBeGreaterThanOrEqual(4);
    expect(rise('latchkey_store_call_duration_seconds_count{port="sessions"}')).toBeGreaterThanOrEqual(3);
    expect(after.get('latchkey_revocation_facts')).toBeGreaterThan(0);
    expect(after.get('latchkey_revocations_stale')).toBe(0);
    expect(after.get('latchkey_signing_key_activated_timestamp_seconds')).toBeGreaterThan(1_700_000_000);
  });

  it('hold no secret, no name, no address and no path', async () => {
    const server = await startMeasured();
    const tokens = await driveUser(server);
    expect(tokens).toHaveLength(6);
    const text = await scrape(server);
    expect(text).not.toMatch(/marked|127\.0\.0\.1|localhost/i);
    for (const token of tokens) expect(text).not.toContain(token);
    for (const part of tokens.flatMap((token) => token.split('.'))) {
      if (part.length > 8) expect(text).not.toContain(part);
    }
  });
});
