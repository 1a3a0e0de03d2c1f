import { randomBytes } from 'node:crypto';
import { createNeedles, type Secret } from '../../../../tools/secrets/needles.ts';

/** Something that came out, and where. */
export interface Output {
  readonly where: string;
  readonly text: string;
}

/** Secrets of one test, each of which is found again wherever it comes out. */
export interface MarkedSecrets {
  /** A new secret, as a password or a key may be one. */
  make(name: string): string;
  /** Watches for a secret that somebody else has made. */
  watch(name: string, value: string): string;
  /** Watches for what makes a token usable: the signature of an access token, the mac of a refresh token. */
  watchToken(name: string, token: unknown): string;
  /** What came out where it does not belong, and as what. */
  findIn(outputs: readonly Output[]): readonly string[];
}

/** What is cut off somewhere is still a leak: these many characters of either end are enough. */
const partCharacters = 16;

export function markedSecrets(): MarkedSecrets {
  const secrets: Secret[] = [];
  const watch: MarkedSecrets['watch'] = (name, value) => {
    const start = { name: `the start of ${name}`, bytes: Buffer.from(value.slice(0, partCharacters)) };
    const end = { name: `the end of ${name}`, bytes: Buffer.from(value.slice(-partCharacters)) };
    secrets.push(start, end);
    return value;
  };
  return {
    watch,
    make: (name) => watch(name, randomBytes(32).toString('base64url')),
    watchToken(name, token) {
      if (typeof token !== 'string') throw new TypeError(`${name} is no text`);
      watch(`the last part of ${name}`, token.slice(token.lastIndexOf('.') + 1));
      return token;
    },
    findIn(outputs) {
      const needles = createNeedles(secrets);
      return outputs.flatMap(({ where, text }) =>
        needles.findIn(Buffer.from(text)).map((what) => `${what}, in ${where}`),
      );
    },
  };
}
