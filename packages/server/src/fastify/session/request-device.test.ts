import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { requestDevice } from './request-device.ts';

async function deviceOf(options: { headers?: object; remoteAddress?: string; trustProxy?: boolean }) {
  const app = Fastify({ trustProxy: options.trustProxy ?? false });
  app.get('/', (request) => requestDevice(request));
  const { headers = {}, remoteAddress = '192.0.2.7' } = options;
  const response = await app.inject({ url: '/', headers: headers as Record<string, string>, remoteAddress });
  return response.json<{ userAgent: string | null; ip: string | null }>();
}

describe('requestDevice', () => {
  it('takes the User-Agent and the address', async () => {
    const device = await deviceOf({ headers: { 'user-agent': 'Browser/1.0 (Phone)' } });
    expect(device).toEqual({ userAgent: 'Browser/1.0 (Phone)', ip: '192.0.2.7' });
  });

  it('cuts a User-Agent after 512 characters, control characters not counted', async () => {
    const { userAgent } = await deviceOf({ headers: { 'user-agent': `\t\u0085${'x'.repeat(600)}` } });
    expect(userAgent).toBe('x'.repeat(512));
  });

  it('has null where nothing is left', async () => {
    expect(await deviceOf({ headers: { 'user-agent': '\u0001\u009f' } })).toMatchObject({ userAgent: null });
    expect(await deviceOf({ headers: { 'user-agent': '' } })).toMatchObject({ userAgent: null });
  });

  it('believes a forwarded address only where the application trusts the proxy', async () => {
    const headers = { 'x-forwarded-for': '2001:db8::1' };
    expect(await deviceOf({ headers })).toMatchObject({ ip: '192.0.2.7' });
    expect(await deviceOf({ headers, trustProxy: true })).toMatchObject({ ip: '2001:db8::1' });
  });

  it.each(['unknown', 'x'.repeat(5000), `fe80::1%${'x'.repeat(100)}`, '1.2.3.4.5', '"192.0.2.1"'])(
    'has null for a forwarded address that is none: %s',
    async (forwarded) => {
      const headers = { 'x-forwarded-for': forwarded };
      expect(await deviceOf({ headers, trustProxy: true })).toMatchObject({ ip: null });
    },
  );
});
