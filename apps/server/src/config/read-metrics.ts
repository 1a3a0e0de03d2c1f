import { isIPv6 } from 'node:net';
import type { MetricsPlace } from './config.ts';
import { quote } from './parsers.ts';
import { Unfit, type Variables } from './variables.ts';

/** Who may reach the server may read metrics that it answers itself; a listener of its own is for this machine alone. */
const defaultHost = '127.0.0.1';

/** Where metrics are answered: nowhere, among the other routes, or by a listener of their own. */
export function readMetrics(variables: Variables, serverPort: number): MetricsPlace {
  return variables.read<MetricsPlace>('METRICS', 'off', (text) => {
    if (text === 'off' || text === 'on') return text;
    const place = parsePlace(text);
    if (place === null) {
      throw new Unfit(
        `is ${quote(text)} and should be off, on, a port from 0 to 65535, or HOST:PORT such as 127.0.0.1:9464 or [::1]:9464`,
      );
    }
    if (place.port !== 0 && place.port === serverPort) {
      throw new Unfit(
        `names ${place.port}, which is PORT: name another, or say on to have metrics among the other routes`,
      );
    }
    return place;
  });
}

function parsePlace(text: string): Exclude<MetricsPlace, string> | null {
  const [, address, name, digits = ''] = /^(?:(?:\[([^\]]+)\]|([a-z\d.-]+)):)?(\d{1,5})$/i.exec(text) ?? [];
  const port = digits === '' ? NaN : Number(digits);
  if (!(port <= 65_535) || (address !== undefined && !isIPv6(address))) return null;
  return { host: address ?? name ?? defaultHost, port };
}
