import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type RunningServer } from '../start-server.ts';
import { temporaryFolder } from '../test-server.fixture.ts';

async function serverWith(env: Record<string, string>): Promise<RunningServer> {
  const server = await startServer({ PORT: '0', DATA_DIR: temporaryFolder(), LOG_LEVEL: 'silent', ...env });
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

describe('METRICS', () => {
  it('off: there is no such route', async () => {
    const { url, metricsUrl } = await serverWith({});
    expect(metricsUrl).toBeNull();
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  it('on: metrics are among the routes', async () => {
    const { url, metricsUrl } = await serverWith({ METRICS: 'on' });
    expect(metricsUrl).toBeNull();
    const response = await fetch(`${url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('# TYPE latchkey_sign_ins_total counter');
  });

  it('a place: a listener of their own, and no such route among the others', async () => {
    const { url, metricsUrl } = await serverWith({ METRICS: '127.0.0.1:0' });
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    expect(metricsUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    const text = await (await fetch(String(metricsUrl))).text();
    expect(text).toContain('latchkey_http_requests_in_flight 0');
    expect(text).toMatch(/latchkey_http_request_duration_seconds_count\{[^}]*route="unknown"[^}]*\} 1/);
  });

  it('refuses a port in use in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(serverWith({ METRICS: String(port) })).rejects.toMatchObject({
      name: 'StartError',
      message: `port ${port} is in use: stop what uses it, or set METRICS`,
    });
  });
});

describe('the listener of metrics', () => {
  it('answers nothing else, in the error body of the server', async () => {
    const { metricsUrl } = await serverWith({ METRICS: '0' });
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(new URL(path, String(metricsUrl)), { method });
      const body = await response.text();
      return { status: response.status, headers: response.headers, body };
    };
    expect(await ask('/metrics', 'HEAD')).toMatchObject({ status: 200, body: '' });
    for (const path of ['/', '/auth', '/healthz', '/metrics/x']) {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(404);
      expect(JSON.parse(body)).toMatchObject({ code: 'not_found', request_id: headers.get('x-request-id') });
    }
    const posted = await ask('/metrics', 'POST');
    expect(posted).toMatchObject({ status: 405 });
    expect(posted.headers.get('allow')).toBe('GET, HEAD');
    expect(JSON.parse(posted.body)).toMatchObject({ code: 'method_not_allowed' });
    expect(posted.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('ends with the server', async () => {
    const server = await startServer({
      PORT: '0',
      DATA_DIR: temporaryFolder(),
      LOG_LEVEL: 'silent',
      METRICS: '0',
    });
    await server.stop();
    await expect(fetch(String(server.metricsUrl))).rejects.toThrow('fetch failed');
  });
});
