import type { Command } from 'commander';

/** What servers make up has at least 22 characters; no option of any command has as many. */
const nameLikeOption = /^-[\w-]{21,}$/;

/**
 * The name of a session or a key: base64url, so that one in 64 begins as an option does. A command that takes one has to
 * allow unknown options; this refuses those that are nothing else, as Commander would.
 */
export function expectName(text: string, command: Command): string {
  if (!text.startsWith('-') || nameLikeOption.test(text)) return text;
  return command.error(`error: unknown option '${text}'`, { code: 'commander.unknownOption' });
}
