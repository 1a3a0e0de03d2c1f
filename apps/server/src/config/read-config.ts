import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { logLevels, type Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { flag, httpUrl, oneOf, origins, quote, wholeNumber } from './parsers.ts';
import { readDatabase } from './read-database.ts';
import { readLifetimes } from './read-lifetimes.ts';
import { readAlsoAccept, readSecret } from './read-secret.ts';
import { readSigning } from './read-signing.ts';
import { readTrustProxy } from './read-trust-proxy.ts';
import { refuseUnsupported } from './unsupported.ts';
import { createVariables, Unfit, type Variables } from './variables.ts';

const demoOrigins = ['http://localhost:3000', 'http://localhost:4200'];

/**
 * Reads the configuration from environment variables. An empty variable counts as unset. Throws a
 * `ConfigError` that names every variable at fault, what it holds (secrets excepted) and what it should be.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const variables = createVariables(env);
  const demo = variables.read('LATCHKEY_DEMO', false, flag);
  const dataFolder = resolve(variables.text('DATA_DIR') ?? 'data');
  refuseUnsupported(variables, Object.keys(env));
  const config: Config = {
    demo,
    dataFolder,
    host: readHost(variables, demo),
    port: variables.read('PORT', 5000, wholeNumber(0, 65_535, 'a port')),
    publicUrl: variables.read('PUBLIC_URL', null, httpUrl),
    trustProxy: readTrustProxy(variables),
    database: readDatabase(variables, dataFolder, demo),
    secret: readSecret(variables),
    secretAlsoAccept: readAlsoAccept(variables),
    issuer: variables.text('JWT_ISSUER') ?? null,
    audience: variables.text('JWT_AUDIENCE') ?? null,
    signing: readSigning(variables),
    profile: variables.read('JWT_PROFILE', 'default', oneOf(['default', 'flask-jwt'])),
    leewaySeconds: variables.read('JWT_LEEWAY_SECONDS', 10, wholeNumber(0, 300, 'seconds')),
    lifetimes: readLifetimes(variables),
    revocation: {
      staleSeconds: variables.read('REVOCATION_STALE_SECONDS', 60, wholeNumber(2, 86_400, 'seconds')),
      whenStale: variables.read('REVOCATION_WHEN_STALE', 'closed', oneOf(['closed', 'open'])),
    },
    registration: variables.read('REGISTRATION', demo ? 'on' : 'off', oneOf(['on', 'off'])),
    passwordMinLength: variables.read('PASSWORD_MIN_LENGTH', 15, wholeNumber(8, 1_024, 'characters')),
    corsOrigins: variables.read('CORS_ORIGINS', demo ? demoOrigins : [], origins),
    logLevel: variables.read('LOG_LEVEL', demo ? 'warn' : 'info', oneOf(logLevels)),
  };
  refuseContradictions(variables, config);
  if (variables.faults.length > 0) throw new ConfigError(variables.faults);
  return config;
}

/** The demo account's password is public, so nobody but this machine may reach it. */
function readHost(variables: Variables, demo: boolean): string {
  return variables.read('HOST', 'localhost', (host) => {
    if (demo && !isLoopback(host)) {
      throw new Unfit(
        `is ${quote(host)}, and the demo listens on this machine only: localhost, 127.0.0.1 or ::1`,
      );
    }
    return host;
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Each is right by itself, and together they are not. */
function refuseContradictions(variables: Variables, { profile, signing, database, secret }: Config): void {
  if (profile === 'flask-jwt' && signing.jwtSecretKey === null) {
    variables.refuse(
      'JWT_PROFILE',
      'is flask-jwt, which needs the secret of the other service in JWT_SECRET_KEY',
    );
  }
  // Only where it was not given at all: a fault of a secret that was given has its own line.
  const given = variables.text('SECRET_KEY') ?? variables.text('SECRET_KEY_FILE');
  if (database.kind === 'postgres' && secret.kind === 'data-folder' && given === undefined) {
    variables.refuse(
      'SECRET_KEY',
      'is not set, and a PostgreSQL store needs one that all its servers share: set SECRET_KEY or SECRET_KEY_FILE',
    );
  }
}
