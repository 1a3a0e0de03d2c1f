import { isIP } from 'node:net';

/** Where nothing is known of the address, all count as one. */
const unknown = 'unknown';

/**
 * The network that an address counts as: an IPv4 address is its own, in whatever form it comes, and of IPv6 the first
 * 64 bits are one customer's (RFC 6177). `unknown` for what is no address.
 */
export function networkOf(ip: string | undefined): string {
  const [address = ''] = withoutPort(ip ?? '').split('%');
  switch (isIP(address)) {
    case 4:
      return address;
    case 6:
      return networkOfGroups(groupsOf(address));
    default:
      return unknown;
  }
}

/** Some proxies add the port, and IPv6 has brackets then: all their clients would else be one network. */
function withoutPort(ip: string): string {
  const [, ipv6, ipv4] = /^(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/.exec(ip) ?? [];
  return ipv6 ?? ipv4 ?? ip;
}

function networkOfGroups(groups: readonly number[]): string {
  const [, , , , , sixth, high = 0, low = 0] = groups;
  const isMapped = sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(':')}::/64`;
}

/** The eight groups. The URL parser knows every spelling and leaves one, without an IPv4 part. */
function groupsOf(address: string): readonly number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = canonical.split('::');
  const [before, after] = [split(head), split(tail)];
  const zeros = new Array<number>(8 - before.length - after.length).fill(0);
  return [...before, ...zeros, ...after];
}

function split(part: string): readonly number[] {
  return part === '' ? [] : part.split(':').map((group) => parseInt(group, 16));
}
