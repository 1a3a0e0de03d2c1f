import type { Credential } from '../session/credential.ts';

const longestMs = 60_000;

/** Whether a token that was refused is worth another one, asked when it is refused. */
export type Patience = (credential: Credential) => boolean;

/**
 * Whoever refuses each fresh token refuses the next one, too. Every refusal of a token that is younger than a minute
 * makes the age eight times longer, up to a minute, below which the next one is not replaced.
 */
export function createPatience(now: () => number): Patience {
  let leastMs = 0;
  let replaced: Credential | null = null;
  return (credential) => {
    // A clock may have been set back.
    const ageMs = Math.abs(now() - credential.sentMs);
    // Once for all who ask about one token.
    if (credential === replaced || ageMs < leastMs) return credential === replaced;
    replaced = credential;
    leastMs = ageMs < longestMs ? Math.min(leastMs * 8 + 1, longestMs) : 0;
    return true;
  };
}
