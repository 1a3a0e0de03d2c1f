import type { SigningKeyRecord } from '@latchkey/server';
import { momentText } from '../output/moment-text.ts';

/** A signing key as machines read it; the part that signs stays where it is. */
export function keyJson(key: SigningKeyRecord) {
  const { kid, algorithm, state, createdAtSeconds, activatedAtSeconds, endedAtSeconds } = key;
  return {
    kid,
    algorithm,
    state,
    created_at: momentText(createdAtSeconds),
    activated_at: momentText(activatedAtSeconds),
    ended_at: momentText(endedAtSeconds),
  };
}
