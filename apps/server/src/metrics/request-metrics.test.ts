import { latchkey, serverOptions } from '@latchkey/server/fastify';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import { sample, seriesOf } from './samples.fixture.ts';

const durations = 'latchkey_http_request_duration_seconds_count';

async function countedApp() {
  const metrics = createMetrics('1.2.3');
  const app = Fastify(serverOptions);
  onTestFinished(() => app.close());
  metrics.countRequests(app);
  await app.register(latchkey, { secretKey: 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-', signInPath: null });
  app.get('/users/:name', { onRequest: app.jwtOptional() }, () => ({}));
  app.get('/guarded', { onRequest: app.jwtRequired() }, () => ({}));
  return { app, metrics };
}

describe('the duration of requests', () => {
  it('is counted by method, pattern and kind of status', async () => {
    const { app, metrics } = await countedApp();
    await app.inject({ url: '/users/alice?token=marked' });
    await app.inject({ url: '/users/bob' });
    await app.inject({ url: '/guarded' });
    expect(await sample(metrics, `${durations}{method="GET",route="/users/:name",status="2xx"}`)).toBe(2);
    expect(await sample(metrics, `${durations}{method="GET",route="/guarded",status="4xx"}`)).toBe(1);
  });

  it('has one series for all that a client makes up', async () => {
    const { app, metrics } = await countedApp();
    const paths = ['/marked', '/marked/../x', '/%6darked', '/MARKED?a', '//marked', '/users/', '/guarded/x'];
    for (const url of paths) await app.inject({ url });
    expect(await seriesOf(metrics, durations)).toEqual([
      `${durations}{method="GET",route="unknown",status="4xx"}`,
      // The pattern also fits an empty name.
      `${durations}{method="GET",route="/users/:name",status="2xx"}`,
    ]);
    for (const method of ['PROPFIND', 'SEARCH', 'TRACE'] as const)
      await app.inject({ method, url: '/marked' });
    expect(await seriesOf(metrics, durations)).toContain(
      `${durations}{method="other",route="unknown",status="4xx"}`,
    );
    const { text } = await metrics.exposition();
    expect(text).not.toMatch(/marked/i);
  });
});

it('counts refusals by their code', async () => {
  const { app, metrics } = await countedApp();
  expect(await sample(metrics, 'latchkey_refusals_total{code="store_unavailable"}')).toBe(0);
  await app.inject({ url: '/guarded' });
  await app.inject({ url: '/guarded', headers: { authorization: 'Bearer marked' } });
  await app.inject({ url: '/nowhere' });
  expect(await sample(metrics, 'latchkey_refusals_total{code="token_missing"}')).toBe(1);
  expect(await sample(metrics, 'latchkey_refusals_total{code="token_malformed"}')).toBe(1);
  expect(await sample(metrics, 'latchkey_refusals_total{code="not_found"}')).toBe(1);
});

it('knows how many requests are not answered yet', async () => {
  const { app, metrics } = await countedApp();
  const inFlight = () => sample(metrics, 'latchkey_http_requests_in_flight');
  app.get('/slow', inFlight);
  expect(await inFlight()).toBe(0);
  expect((await app.inject({ url: '/slow' })).body).toBe('1');
  expect(await inFlight()).toBe(0);
});
