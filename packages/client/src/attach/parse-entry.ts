import { addressOf } from './address-of.ts';

/**
 * What an entry may be: https, or http to this very machine; no username or password, wildcard, escape or empty
 * segment. The authority is as the URL parser writes it: IPv4 in four decimal parts, IPv6 compressed and in brackets.
 */
const allowed = /^(https:\/\/[^/@*]+|http:\/\/(localhost|\[::1]|127(\.\d+){3})(:\d+)?)(\/[^/*%]+)*\/?$/;

/**
 * Reads one configured entry: an origin, with a path or without. `option` names the setting in messages.
 *
 * @returns the entry without a slash at its end.
 * @throws {TypeError} if it is not absolute, not https (or http on loopback), or not written as it is read.
 */
export function parseEntry(entry: string | URL, option: string): string {
  const written = String(entry);
  const read = addressOf(written) ?? '';
  const isAllowed = allowed.test(read);
  // What is read differently from how it is written is a mistake.
  if (isAllowed && (read === written || read === `${written}/`)) return read.replace(/\/$/, '');
  // What stands before an @ may be a password.
  const shown = written.includes('@') ? 'an entry' : JSON.stringify(written);
  const rule = isAllowed
    ? `written as ${read}`
    : 'an https URL, or http on localhost, without password, wildcard, escape or empty segment';
  throw new TypeError(`${option}: ${shown} must be ${rule}.`);
}
