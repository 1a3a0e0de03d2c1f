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
const encodings = ['base64', 'base64url', 'hex'] as const;

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
  const spelt = encodings.map((encoding) => ({
    label: `${name} as ${encoding}`,
    // The last characters depend on what follows, which need not be the end.
    bytes: Buffer.from(
      raw.toString(encoding).slice(0, encoding === 'hex' ? undefined : Math.floor((raw.length * 4) / 3)),
    ),
  }));
  const upper = { label: `${name} as HEX`, bytes: Buffer.from(raw.toString('hex').toUpperCase()) };
  return [{ label: name, bytes: raw }, ...spelt, upper];
}
