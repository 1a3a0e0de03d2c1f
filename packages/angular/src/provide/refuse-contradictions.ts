import type { LatchkeyConfig } from './latchkey-config';
import type { LatchkeyFeature } from './latchkey-feature';

/** @throws {TypeError} that names both features, or the feature and the option, that cannot be had together. */
export function refuseContradictions(config: LatchkeyConfig, features: readonly LatchkeyFeature[]): void {
  const names = features.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw contradiction(`${twice}()`, `${twice}()`, 'give it once');
  const needsSession = names.find((name) => name !== 'withTokenGetter');
  if (needsSession && config.session === 'none') {
    throw contradiction(`${needsSession}()`, "session: 'none'", 'it needs the refresh cookie');
  }
  if (!names.includes('withTokenGetter')) return;
  const other = needsSession ? `${needsSession}()` : config.session === 'cookie' && "session: 'cookie'";
  if (other) throw contradiction('withTokenGetter()', other, 'tokens from elsewhere have no session here');
}

function contradiction(one: string, other: string, reason: string): TypeError {
  return new TypeError(`provideLatchkey: ${one} and ${other} contradict each other; ${reason}.`);
}
