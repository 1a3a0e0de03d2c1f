import { createHmac } from 'node:crypto';
import { prepareUsername } from '../account/prepare-username.ts';
import { deriveKey } from '../secret/derive-key.ts';
import { rootSecretBytes } from '../secret/root-secret.ts';
import type { AttemptCounters } from './attempt-counters.ts';
import { accountAndNetworkRule, accountRule, networkRule, registrationRule } from './throttle-rules.ts';
import type { SubjectAttempt } from './throttle.ts';

/** Kept apart, so that no counter is ever taken for one of another rule. */
type CounterKind = 'account_and_network' | 'account' | 'network' | 'registration';

/** Names the counters of attempts. */
export interface CounterKeys {
  signIn(username: string, network: string): AttemptCounters;
  /**
   * Counters of their own: whoever has a token is no stranger, and what strangers guess must not keep the owner from
   * changing a password. The network's is left out for the same reason; and each session has its own, so that a thief who
   * has the token of one cannot keep the owner from it in another.
   */
  subject(whom: Pick<SubjectAttempt, 'subject' | 'sid'>, network: string): AttemptCounters;
  registration(network: string): AttemptCounters;
}

/**
 * Keys are macs: people type passwords where names belong, and no dump of the store shall tell them, nor who signs in
 * from where. Throws a `TypeError` for a root secret that `rootSecretBytes` refuses.
 */
export function createCounterKeys(secretKey: string | Uint8Array): CounterKeys {
  const key = deriveKey(rootSecretBytes(secretKey), 'throttle');
  // JSON keeps the parts apart, whatever they hold, half surrogate pairs included.
  const mac = (kind: CounterKind, ...parts: readonly string[]) =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, ...parts]))
      .digest('base64url');

  const account = (nameParts: readonly string[], network: string) => ({
    own: { key: mac('account_and_network', ...nameParts, network), rule: accountAndNetworkRule },
    shared: [{ key: mac('account', ...nameParts), rule: accountRule }],
  });
  return {
    signIn(username, network) {
      const { own, shared } = account(nameParts(username), network);
      return { own, shared: [...shared, { key: mac('network', network), rule: networkRule }] };
    },
    subject: ({ subject, sid }, network) =>
      account(['subject', subject, ...(sid === null ? [] : [sid])], network),
    registration: (network) => ({
      own: { key: mac('registration', network), rule: registrationRule },
      shared: [],
    }),
  };
}

/** All spellings of a name are one; what can be nobody's name counts as it was typed. */
function nameParts(username: string): readonly string[] {
  const prepared = prepareUsername(username);
  return prepared === null ? ['typed', username] : ['prepared', prepared];
}
