import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createMetrics } from '../metrics/create-metrics.ts';
import { sample } from '../metrics/samples.fixture.ts';
import { testServer } from '../test-server.fixture.ts';

it('a request whose client hung up has its line in the log, and its place in the metrics', async () => {
  const metrics = createMetrics('1.2.3');
  const { app, logged } = await testServer({ metrics });
  const begun = Promise.withResolvers<undefined>();
  const over = Promise.withResolvers<undefined>();
  app.get('/slow/:name', async (_request, reply) => {
    reply.raw.once('close', () => over.resolve(undefined));
    begun.resolve(undefined);
    await over.promise;
    return {};
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET /slow/down HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await begun.promise;
  expect(await sample(metrics, 'latchkey_http_requests_in_flight')).toBe(1);
  socket.destroy();
  await Promise.all([once(socket, 'close'), over.promise]);
  expect(await sample(metrics, 'latchkey_http_requests_in_flight')).toBe(0);
  const durations = 'latchkey_http_request_duration_seconds_count';
  expect(await sample(metrics, `${durations}{method="GET",route="/slow/:name",status="cut"}`)).toBe(1);
  const lines = logged().trim().split('\n');
  const about = lines.map((line) => JSON.parse(line) as unknown).filter((line) => 'cut' in (line as object));
  expect(about).toMatchObject([
    { level: 30, request_id: expect.any(String) as string, req: { path: '/slow/down' }, cut: true },
  ]);
  expect(about[0]).not.toHaveProperty('status');
});
