import type { Config } from '../config/config.ts';
import { dataFolderSecret } from './data-folder-secret.ts';

/** The root secret, and those that are accepted beside it. */
export interface RootSecretTexts {
  readonly secretKey: string;
  readonly alsoAccept: readonly string[];
}

type SecretConfig = Pick<Config, 'demo' | 'dataFolder' | 'secret' | 'secretAlsoAccept'>;

/** Whatever secret the demo is given, no key of the demo is ever a key of another server. */
const demoPrefix = 'demo ';

/** The secrets that the configuration names; makes the one in the data folder where it names none. */
export function rootSecrets(config: SecretConfig, tell: (line: string) => void): RootSecretTexts {
  const prefix = config.demo ? demoPrefix : '';
  return {
    secretKey: prefix + primarySecret(config, tell),
    alsoAccept: config.secretAlsoAccept.map((secret) => prefix + secret),
  };
}

function primarySecret(config: SecretConfig, tell: (line: string) => void): string {
  if (config.secret.kind === 'value') return config.secret.value;
  const { secret, file, created } = dataFolderSecret(config.dataFolder);
  if (created) tell(`Created a secret key in ${file}: keep it, and keep it to yourself`);
  return secret;
}
