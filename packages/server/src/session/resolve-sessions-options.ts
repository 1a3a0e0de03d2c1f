import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { rootSecretBytes } from '../secret/root-secret.ts';
import { JwtKey } from '../token/jwt-key.ts';
import { guardListener } from '../error/guard-listener.ts';
import type { SessionRules, SessionsOptions } from './sessions-options.ts';

/** Undefined stands for what has no default. */
export type SessionsSettings = Required<Omit<SessionsOptions, 'algorithm' | 'jwtKey' | 'loadSubject'>> &
  Pick<SessionsOptions, 'algorithm' | 'jwtKey' | 'loadSubject'>;

const daySeconds = 86_400;
const decadeSeconds = 10 * 365 * daySeconds;

const defaults = {
  accessTtlSeconds: 300,
  leewaySeconds: 10,
  sessionTtlSeconds: 30 * daySeconds,
  idleSeconds: 14 * daySeconds,
  maxSessionsPerSubject: 100,
  refreshGraceSeconds: 30,
  revocationStaleSeconds: 60,
  keyRotationDays: 90,
  jwksMaxAgeSeconds: 300,
  auditKeepDays: 90,
} as const satisfies Required<SessionRules>;

const algorithms: readonly unknown[] = ['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'];

/** Fills in the defaults. Throws a TypeError that names the first option that is not as it must be. */
export function resolveSessionsOptions(options: SessionsOptions): SessionsSettings {
  checkPorts(options.store);
  checkKeys(options);
  checkCallbacks(options);
  const { secretKey, secretKeyAlsoAccept = [], revocationsWhenStale = 'closed' } = options;
  expect(Array.isArray(secretKeyAlsoAccept), 'secretKeyAlsoAccept must be an array of secrets');
  checkSecrets('secretKey', [secretKey]);
  checkSecrets('secretKeyAlsoAccept', secretKeyAlsoAccept);
  expect(['closed', 'open'].includes(revocationsWhenStale), 'revocationsWhenStale must be closed or open');
  return {
    ...options,
    ...resolveRules(options),
    secretKeyAlsoAccept,
    revocationsWhenStale,
    onEvent: guardListener('onEvent', options.onEvent ?? (() => undefined)),
    onError: guardListener('onError', options.onError ?? (() => undefined)),
    clock: options.clock ?? Date.now,
    randomBytes: options.randomBytes ?? nodeRandomBytes,
  };
}

function resolveRules(options: SessionRules): Required<SessionRules> {
  const given = Object.keys(defaults).map((name) => {
    const rule = name as keyof SessionRules;
    return [rule, options[rule] ?? defaults[rule]] as const;
  });
  const rules = Object.fromEntries(given) as Required<SessionRules>;
  checkWhole(rules, 'accessTtlSeconds', 1, daySeconds);
  checkWhole(rules, 'leewaySeconds', 0, 300);
  checkWhole(rules, 'sessionTtlSeconds', 1, decadeSeconds);
  checkWhole(rules, 'idleSeconds', 1, decadeSeconds);
  checkWhole(rules, 'maxSessionsPerSubject', 1, 10_000);
  checkWhole(rules, 'refreshGraceSeconds', 0, 600);
  checkWhole(rules, 'revocationStaleSeconds', 1, daySeconds);
  checkWhole(rules, 'keyRotationDays', 0, 3_650);
  checkWhole(rules, 'jwksMaxAgeSeconds', 0, daySeconds);
  checkWhole(rules, 'auditKeepDays', 1, 36_500);
  return rules;
}

function checkWhole(rules: Required<SessionRules>, name: keyof SessionRules, min: number, max: number): void {
  const value = rules[name];
  expect(
    Number.isInteger(value) && value >= min && value <= max,
    `${name} must be a whole number from ${min} to ${max}`,
  );
}

function checkPorts(store: Partial<SessionsOptions['store']> | undefined): void {
  const { sessions, subjects, feed, signingKeys, secretCheck } = store ?? {};
  const ports: unknown[] = [sessions, subjects, feed, signingKeys, secretCheck];
  expect(
    ports.every((port) => typeof port === 'object' && port !== null),
    'store must be what openStore resolves to: await it',
  );
}

/** What is wrong with a secret never repeats it, and so may be repeated. */
function checkSecrets(name: string, secrets: readonly (string | Uint8Array)[]): void {
  for (const secret of secrets) {
    try {
      rootSecretBytes(secret);
    } catch (error) {
      throw new TypeError(`${name} is refused: ${(error as TypeError).message}`, { cause: error });
    }
  }
}

function checkKeys({ algorithm, jwtKey }: SessionsOptions): void {
  expect(
    algorithm === undefined || algorithms.includes(algorithm),
    `algorithm must be one of ${algorithms.join(', ')}`,
  );
  if (jwtKey === undefined) return;
  expect(
    JwtKey.isKey(jwtKey) && jwtKey.type !== 'public',
    'jwtKey must be a key that signs, made by importSecretKey or importPrivateKey',
  );
  expect(algorithm === undefined, 'algorithm must be left out where jwtKey is given, which has its own');
}

function checkCallbacks(options: SessionsOptions): void {
  for (const name of ['loadSubject', 'onEvent', 'onError', 'clock', 'randomBytes'] as const) {
    expect(['undefined', 'function'].includes(typeof options[name]), `${name} must be a function`);
  }
}

function expect(condition: boolean, rule: string): void {
  if (!condition) throw new TypeError(rule);
}
