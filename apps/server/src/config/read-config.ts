import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { logLevels, type Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { flag, httpUrl, oneOf, origins, quote, wholeNumber } from './parsers.ts';
import { readJwtSecretKey, readSecret } from './read-secret.ts';
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
  const algorithm = variables.read('JWT_ALGORITHM', 'HS256', oneOf(['HS256', 'HS384', 'HS512']));
  const config: Config = {
    demo,
    dataFolder,
    host: readHost(variables, demo),
    port: variables.read('PORT', 5000, wholeNumber(0, 65_535, 'a port')),
    publicUrl: variables.read('PUBLIC_URL', null, httpUrl),
    databaseFile: readDatabaseFile(variables, dataFolder, demo),
    secret: readSecret(variables),
    issuer: variables.text('JWT_ISSUER') ?? null,
    audience: variables.text('JWT_AUDIENCE') ?? null,
    algorithm,
    jwtSecretKey: readJwtSecretKey(variables, algorithm),
    profile: variables.read('JWT_PROFILE', 'default', oneOf(['default', 'flask-jwt'])),
    leewaySeconds: variables.read('JWT_LEEWAY_SECONDS', 10, wholeNumber(0, 300, 'seconds')),
    accessTtlSeconds: variables.read('ACCESS_TTL_SECONDS', 300, wholeNumber(1, 86_400, 'seconds')),
    corsOrigins: variables.read('CORS_ORIGINS', demo ? demoOrigins : [], origins),
    logLevel: variables.read('LOG_LEVEL', demo ? 'warn' : 'info', oneOf(logLevels)),
  };
  if (config.profile === 'flask-jwt' && config.jwtSecretKey === null) {
    variables.refuse(
      'JWT_PROFILE',
      'is flask-jwt, which needs the secret of the other service in JWT_SECRET_KEY',
    );
  }
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

function readDatabaseFile(variables: Variables, dataFolder: string, demo: boolean): string {
  const ownFile = join(dataFolder, demo ? 'demo.sqlite' : 'latchkey.sqlite');
  return variables.read('DATABASE_URL', ownFile, (url) => {
    if (demo) throw new Unfit('is set, and the demo uses a store of its own: leave it out');
    const [, path] = /^sqlite:(.+)$/.exec(url) ?? [];
    // The value may hold a password, so it is not repeated.
    if (path === undefined || path === ':memory:')
      throw new Unfit('should be sqlite:PATH, the one kind of database in this version');
    return resolve(path);
  });
}
