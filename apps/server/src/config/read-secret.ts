import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { importSecretKey, rootSecretBytes } from '@latchkey/server';
import type { Config, SecretSource } from './config.ts';
import type { Variables } from './variables.ts';

/** The root secret named by `SECRET_KEY` or `SECRET_KEY_FILE`; with neither, the one in the data folder. */
export function readSecret(variables: Variables): SecretSource {
  const value = variables.text('SECRET_KEY');
  const path = variables.text('SECRET_KEY_FILE');
  if (value !== undefined && path !== undefined) {
    variables.refuse('SECRET_KEY_FILE', 'and SECRET_KEY are both set, and one of them should be');
  } else if (value !== undefined) {
    return checked(variables, 'SECRET_KEY', value);
  } else if (path !== undefined) {
    return fromFile(variables, path);
  }
  return { kind: 'data-folder' };
}

function fromFile(variables: Variables, path: string): SecretSource {
  try {
    const bytes = readFileSync(path);
    // Read as text anyway, different bytes would become the same replacement character.
    if (isUtf8(bytes)) return checked(variables, 'SECRET_KEY_FILE', bytes.toString().replace(/\r?\n$/, ''));
    variables.refuse('SECRET_KEY_FILE', 'names a file that is not text: base64 makes text of random bytes');
  } catch (error) {
    // The value is not repeated: it might be the secret itself, put into the wrong variable.
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    variables.refuse('SECRET_KEY_FILE', `names a file that cannot be read (${reason})`);
  }
  return { kind: 'data-folder' };
}

/** The token key that other services share, strong enough for its algorithm. */
export function readJwtSecretKey(variables: Variables, algorithm: Config['algorithm']): string | null {
  const value = variables.text('JWT_SECRET_KEY');
  if (value === undefined) return null;
  check(variables, 'JWT_SECRET_KEY', () => {
    rootSecretBytes(value);
    importSecretKey(value, { algorithm });
  });
  return value;
}

function checked(variables: Variables, name: string, value: string): SecretSource {
  check(variables, name, () => rootSecretBytes(value));
  return { kind: 'value', value };
}

function check(variables: Variables, name: string, attempt: () => unknown): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    variables.refuse(name, `is refused: ${error.message}`);
  }
}
