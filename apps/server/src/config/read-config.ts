import { isIP } from 'node:net';
import { logLevels, type Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { httpUrl, oneOf, origins, quote, wholeNumber } from './parsers.ts';
import { readLifetimes } from './read-lifetimes.ts';
import { readMetrics } from './read-metrics.ts';
import { readAlsoAccept, readSecret } from './read-secret.ts';
import { readSigning } from './read-signing.ts';
import { readStore } from './read-store.ts';
import { readTrustProxy } from './read-trust-proxy.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { createVariables, Unfit, type Variables } from './variables.ts';

const demoOrigins = ['http://localhost:3000', 'http://localhost:4200'];

/**
 * Reads the configuration from environment variables. An empty variable counts as unset. Throws a
 * `ConfigError` that names every variable at fault, what it holds (secrets excepted) and what it should be.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const variables = createVariables(env);
  const store = readStore(variables);
  const { demo } = store;
  refuseUnknown(variables, Object.keys(env));
  const port = variables.read('PORT', 5000, wholeNumber(0, 65_535, 'a port'));
  const config: Config = {
    ...store,
    host: readHost(variables, demo),
    port,
    publicUrl: variables.read('PUBLIC_URL', null, httpUrl),
    trustProxy: readTrustProxy(variables),
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
    corsOrigins: variables.read('CORS_ORIGINS', demo ? demoOrigins : [], origins),
    logLevel: variables.read('LOG_LEVEL', demo ? 'warn' : 'info', oneOf(logLevels)),
    metrics: readMetrics(variables, port),
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
