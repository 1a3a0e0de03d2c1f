import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:12::1', '2001:db8:0:12::/64'],
    ['2001:DB8:0000:0012:ffff:ffff:ffff:ffff', '2001:db8:0:12::/64'],
    ['2001:db8::12:0:0:1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['fe80::2%25', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:192.0.2.7', '1:2:3:4::/64'],
    ['::1:192.0.2.7', '0:0:0:0::/64'],
  ])('%s counts as %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  it.each([
    [undefined],
    [''],
    ['localhost'],
    ['192.0.2'],
    ['0300.0.2.7'],
    ['192.0.2.7:80'],
    ['[::1]'],
    ['%eth0'],
  ])('%s counts as the one that is unknown', (ip) => {
    expect(networkOf(ip)).toBe('unknown');
  });
});
