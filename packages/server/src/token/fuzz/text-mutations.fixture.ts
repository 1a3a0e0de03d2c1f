import { Buffer } from 'node:buffer';
import type { Mutation } from './mutation.fixture.ts';
import { randomJson } from './random-json.fixture.ts';
import type { Random } from './random.fixture.ts';

const pieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '\\',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\0',
  '0',
  '-',
  'e9',
  '.5',
  'null',
  '/**/',
  '\ufeff',
];
const strayBytes = [0xff, 0xc0, 0x80, 0xed, 0xf5, 0x00];
const dateTexts = [
  '1e999',
  '-1',
  '0',
  '1790000000.0',
  '1.79e9',
  '17900000e2',
  '01790000000',
  '0x1',
  '+1',
  '1790000000n',
];

/** Changes of JSON text, as bytes. */
export const textMutations: readonly Mutation<Buffer>[] = [
  text('white space around', (json, random) => `${random.pick([' ', '\n', '\r\n'])}${json}\t`),
  text('white space inside', (json) => json.replaceAll(':', ' : ').replaceAll(',', ' ,\n')),
  text('repeat a member', (json, random) => `{${members(json)},${random.pick(split(json))}}`),
  text(
    'repeat a name',
    (json, random) => `{${nameOf(random.pick(split(json)))}:${write(random)},${members(json)}}`,
  ),
  text(
    'repeat a name, escaped',
    (json, random) => `{${escaped(nameOf(random.pick(split(json))))}:1,${members(json)}}`,
  ),
  text('repeat a name inside', (json, random) => `{${members(json)},"x":{"y":${write(random)},"y":1}}`),
  text('escape the names', (json) =>
    json.replaceAll(/"(\w)(\w*)":/g, (_, first: string, rest: string) => `"${escape(first)}${rest}":`),
  ),
  text('escape the values', (json) => json.replaceAll(/:"(\w)/g, (_, first: string) => `:"${escape(first)}`)),
  text(
    'half a surrogate pair',
    (json, random) => `{${members(json)},"x":"${random.pick(['\\ud800', '\\udfff', '\\ud83d\\ude00'])}"}`,
  ),
  text('add __proto__', (json, random) => `{${members(json)},"__proto__":${write(random)}}`),
  text('odd date', (json, random) =>
    json.replace(
      new RegExp(`"(${random.pick(['exp', 'iat', 'nbf'])})":[\\d.]+`),
      (_, name: string) => `"${name}":${random.pick(dateTexts)}`,
    ),
  ),
  text('insert', (json, random) => splice(json, random.below(json.length + 1), 0, random.pick(pieces))),
  text('delete', (json, random) => splice(json, random.below(json.length), 1 + random.below(3), '')),
  text('overwrite', (json, random) => splice(json, random.below(json.length), 1, random.pick(pieces))),
  text('cut short', (json, random) => json.slice(0, random.below(json.length))),
  text('append', (json, random) => json + random.pick(pieces)),
  text('in an array', (json) => `[${json}]`),
  text('another value', (_, random) => write(random)),
  text('deep', (json, random) => `{${members(json)},"x":${nest(random.pick([6, 7, 8, 30, 31, 32, 200]))}}`),
  text(
    'long',
    (json, random) => `{${members(json)},"x":"${'x'.repeat(random.pick([1500, 2000, 4000, 6000]))}"}`,
  ),
  {
    name: 'stray byte',
    change(bytes, random) {
      const at = random.below(bytes.length + 1);
      return Buffer.concat([
        bytes.subarray(0, at),
        Uint8Array.of(random.pick(strayBytes)),
        bytes.subarray(at),
      ]);
    },
  },
  {
    name: 'flip a bit',
    change(bytes, random) {
      if (bytes.length === 0) return bytes;
      const changed = Buffer.from(bytes);
      const at = random.below(bytes.length);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << random.below(8)), at);
      return changed;
    },
  },
  { name: 'UTF-16', change: (bytes) => Buffer.from(bytes.toString(), 'utf16le') },
];

function text(name: string, change: (json: string, random: Random) => string): Mutation<Buffer> {
  return { name, change: (bytes, random) => Buffer.from(change(bytes.toString(), random)) };
}

/** What stands between the braces; the text need not be an object any more. */
function members(json: string): string {
  return json.trim().slice(1, -1);
}

/** Cuts roughly at the commas: a piece need not be a member. */
function split(json: string): string[] {
  return members(json).split(',');
}

function nameOf(member: string): string {
  return member.slice(0, member.indexOf(':'));
}

function write(random: Random): string {
  return JSON.stringify(randomJson(random));
}

function escaped(name: string): string {
  return name.replace(/\w/, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function splice(json: string, at: number, length: number, piece: string): string {
  return json.slice(0, at) + piece + json.slice(at + length);
}

function nest(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}
