import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { rootSecretBytes } from '@latchkey/server';
import { check } from './check.ts';
import type { SecretSource } from './config.ts';
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

/** Further roots, which `SECRET_KEY_ALSO_ACCEPT` lists with commas between them. Blanks around them count for nothing. */
export function readAlsoAccept(variables: Variables): readonly string[] {
  const roots =
    variables
      .text('SECRET_KEY_ALSO_ACCEPT')
      ?.split(',')
      .map((root) => root.trim()) ?? [];
  for (const root of roots) check(variables, 'SECRET_KEY_ALSO_ACCEPT', () => rootSecretBytes(root));
  return roots;
}

function checked(variables: Variables, name: string, value: string): SecretSource {
  check(variables, name, () => rootSecretBytes(value));
  return { kind: 'value', value };
}
