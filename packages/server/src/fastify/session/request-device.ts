import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Device } from '../../session/session.ts';

const maxUserAgentLength = 512;
/** `[0000:...:0000:255.255.255.255]` without its brackets. */
const maxIpLength = 45;

/**
 * What the request tells of the device behind it, for the user's own list of sessions. None of it is proven; behind a
 * trusted proxy the address is what the proxy says.
 */
export function requestDevice(request: FastifyRequest): Device {
  return { userAgent: userAgent(request.headers['user-agent']), ip: address(request.ip) };
}

function userAgent(header: string | undefined): string | null {
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  const text = (header ?? '').replace(/[\u0000-\u001f\u007f-\u009f]/g, '').slice(0, maxUserAgentLength);
  return text === '' ? null : text;
}

function address(ip: string | undefined): string | null {
  return ip !== undefined && ip.length <= maxIpLength && isIP(ip) !== 0 ? ip : null;
}
