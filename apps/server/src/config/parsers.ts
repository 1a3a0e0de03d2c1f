import { Unfit } from './variables.ts';

/** Parsers of single values. Each throws `Unfit`, saying what was found and what it should be. */

export function wholeNumber(min: number, max: number, unit: string) {
  return (text: string): number => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new Unfit(`is ${quote(text)} and should be ${unit} from ${min} to ${max}`);
  };
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]) {
  return (text: string): Choice => {
    const choice = choices.find((candidate) => candidate === text);
    if (choice !== undefined) return choice;
    throw new Unfit(`is ${quote(text)} and should be one of ${choices.join(', ')}`);
  };
}

export function flag(text: string): boolean {
  if (text === '1' || text === 'true' || text === 'on') return true;
  if (text === '0' || text === 'false' || text === 'off') return false;
  throw new Unfit(`is ${quote(text)} and should be 1 or 0`);
}

/** An address that browsers reach; a slash at its end is dropped. */
export function httpUrl(text: string): string {
  const url = URL.parse(text);
  const plain = url !== null && !url.username && !url.password && !url.search && !url.hash;
  if (plain && /^https?:$/.test(url.protocol)) return url.href.replace(/\/$/, '');
  throw new Unfit(`is ${quote(text)} and should be an address such as https://auth.example.com`);
}

/** Origins separated by commas. Wildcards and `null` would open the server to every page. */
export function origins(text: string): string[] {
  return text.split(',').map((part) => {
    const origin = part.trim();
    const url = URL.parse(origin);
    if (url !== null && url.origin === origin && /^https?:$/.test(url.protocol)) return origin;
    throw new Unfit(
      `has ${quote(origin)}, and should list origins such as https://app.example.com, separated by commas`,
    );
  });
}

/** The value as it may be shown on one line of a terminal: no control characters, no credentials of an address. */
export function quote(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, '?').replace(/\/\/.*@/, '//...@');
  return `"${printable.length > 60 ? `${printable.slice(0, 60)}...` : printable}"`;
}
