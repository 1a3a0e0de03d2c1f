import { isIP } from 'node:net';
import { quote } from './parsers.ts';
import { Unfit, type Variables } from './variables.ts';

const ranges = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Which proxies are believed when they name the address of a client: a list of their addresses and networks. Neither
 * everybody nor a mere number of proxies is among the choices: whoever reaches the server past them could then claim
 * any address.
 */
export function readTrustProxy(variables: Variables): string | null {
  return variables.read('TRUST_PROXY', null, (text) => {
    if (text === 'off') return null;
    const parts = text.split(',').map((part) => part.trim());
    const odd = parts.find((part) => !ranges.has(part) && !isNetwork(part));
    if (odd === undefined) return parts.join(',');
    throw new Unfit(
      `has ${quote(odd)}, and should list addresses and networks of proxies, such as 10.0.0.0/8, or loopback, ` +
        'linklocal and uniquelocal',
    );
  });
}

function isNetwork(text: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return bits > 0 && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= bits));
}
