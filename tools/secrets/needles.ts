import { isUtf8 } from 'node:buffer';

/** Something secret, by a name that may be shown. */
export interface Secret {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Finds secrets in bytes, in every usual encoding. */
export interface Needles {
  /** Names of what was found, each with its encoding. */
  findIn(haystack: Uint8Array): readonly string[];
}

const shortestBytes = 8;

/** One pass over a haystack, however many secrets there are: most places are ruled out by two bytes, the rest by four. */
export function createNeedles(secrets: readonly Secret[]): Needles {
  const firstTwo = new Uint8Array(0x1_0000);
  const byFirstFour = new Map<number, { readonly label: string; readonly bytes: Buffer }[]>();
  for (const needle of secrets.flatMap(spell)) {
    firstTwo[needle.bytes.readUInt16BE(0)] = 1;
    const key = needle.bytes.readUInt32BE(0);
    byFirstFour.set(key, [...(byFirstFour.get(key) ?? []), needle]);
  }
  return {
    findIn(haystack) {
      const buffer = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength);
      const found = new Set<string>();
      for (let at = 0; at + shortestBytes <= buffer.length; at += 1) {
        if (firstTwo[buffer.readUInt16BE(at)] === 0) continue;
        for (const { label, bytes } of byFirstFour.get(buffer.readUInt32BE(at)) ?? []) {
          if (buffer.subarray(at, at + bytes.length).equals(bytes)) found.add(label);
        }
      }
      return [...found];
    },
  };
}

function spell({ name, bytes }: Secret) {
  const raw = Buffer.from(bytes);
  if (raw.length < shortestBytes) throw new TypeError(`${name} is too short to be looked for`);
  const spelt = {
    hex: [raw.toString('hex')],
    HEX: [raw.toString('hex').toUpperCase()],
    base64: inBase64(raw, 'base64'),
    base64url: inBase64(raw, 'base64url'),
    // As JSON has a Buffer.
    'a list of numbers': [raw.join(',')],
    ...(isUtf8(raw) && escaped(raw.toString())),
  };
  const needles = Object.entries(spelt).flatMap(([encoding, texts]) =>
    texts.map((text) => ({ label: `${name} as ${encoding}`, bytes: Buffer.from(text) })),
  );
  return [{ label: name, bytes: raw }, ...needles];
}

/**
 * The characters that depend on nothing but the secret, which may stand at any of three places in a group of three bytes, as
 * a password does behind the name in `Basic` credentials.
 */
function inBase64(raw: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const bits = 8 * (before + raw.length);
    const text = Buffer.concat([Buffer.alloc(before), raw]).toString(encoding);
    return text.slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6));
  });
}

/** Left out where they are no different. */
function escaped(text: string): Record<string, string[]> {
  const spellings = {
    'part of a URL': encodeURIComponent(text),
    'JSON text': JSON.stringify(text).slice(1, -1),
  };
  return Object.fromEntries(
    Object.entries(spellings).flatMap(([encoding, spelling]) =>
      spelling === text ? [] : [[encoding, [spelling]]],
    ),
  );
}
