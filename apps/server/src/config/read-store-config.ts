import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { readSecret, readAlsoAccept } from './read-secret.ts';
import { readSigning } from './read-signing.ts';
import { readStore, type StoreConfig } from './read-store.ts';
import { createVariables, type Variables } from './variables.ts';

/** The part of the configuration by which signing keys can be changed. */
export type KeyConfig = StoreConfig & Pick<Config, 'secret' | 'secretAlsoAccept' | 'signing'>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what a command has to know of the server's configuration, and looks at no other variable: neither a missing secret
 * nor a wrong port keeps anybody from listing users. Throws a `ConfigError` as `readConfig` does.
 */
export function readStoreConfig(env: Environment): StoreConfig {
  return checked(env, readStore);
}

/** As `readStoreConfig`, with the secret, and what signing keys are made for. */
export function readKeyConfig(env: Environment): KeyConfig {
  return checked(env, (variables) => ({
    ...readStore(variables),
    secret: readSecret(variables),
    secretAlsoAccept: readAlsoAccept(variables),
    signing: readSigning(variables),
  }));
}

function checked<Part>(env: Environment, read: (variables: Variables) => Part): Part {
  const variables = createVariables(env);
  const part = read(variables);
  if (variables.faults.length > 0) throw new ConfigError(variables.faults);
  return part;
}
