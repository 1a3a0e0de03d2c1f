import { Compile } from 'typebox/schema';
import type { JsonSchema, Operation } from '../openapi/openapi-document.ts';

/** A body that no client should send. */
export interface OddBody {
  readonly name: string;
  readonly body: string | Buffer;
  /** The only code with which it may be refused; absent: whatever the route says, or nothing at all. */
  readonly code?: 'validation_failed' | 'body_malformed' | 'body_too_large';
  /** The member that must be named as being at fault. */
  readonly field?: string;
}

const values = {
  null: 'null',
  array: '[]',
  object: '{}',
  'a number': '7',
  'a fraction': '-0.5',
  true: 'true',
  'no text': '""',
  'long text': `"${'x'.repeat(20_000)}"`,
  'text with a lone surrogate': '"\\ud800"',
  'text with a NUL': '"a\\u0000b"',
  'text that turns around': '"\\u202e\\ufeff"',
  'text with a line break': '"a\\r\\nSet-Cookie: a=b"',
};

const notObjects = {
  null: 'null',
  array: '[]',
  'array of objects': '[{}]',
  text: '"x"',
  number: '1',
  true: 'true',
};

const malformed = {
  'white space': ' ',
  'half an object': '{',
  'a missing value': '{"username":}',
  'a trailing comma': '{"a":1,}',
  'two objects': '{}{}',
  NaN: '{"a":NaN}',
  'invalid UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
  'a byte order mark': '\ufeff{}',
  UTF16: Buffer.from('{"a":1}', 'utf16le'),
  'many levels': `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  'a prototype': '{"__proto__":{"isAdmin":true}}',
  'a prototype inside': '{"a":{"__proto__":{}}}',
  'a constructor': '{"constructor":{"prototype":{"isAdmin":true}}}',
  'an escaped prototype': '{"\\u005f_proto__":{}}',
};

/** The body that a route's description has for an example. */
export function exampleBody({ requestBody }: Operation): Record<string, unknown> {
  const media = requestBody?.content['application/json'];
  const [example] = Object.values(media?.examples ?? {}).map(({ value }) => value);
  return (media?.example ?? example ?? {}) as Record<string, unknown>;
}

/** Bodies made of what a route's description says about its body. */
export function oddBodies(operation: Operation): OddBody[] {
  const { properties = {}, required = [] } = operation.requestBody?.content['application/json']?.schema ?? {};
  const good = exampleBody(operation);
  return [
    ...Object.entries(properties).flatMap(([name, schema]) => oddMembers(name, schema, good)),
    ...Object.keys(properties).map((name) => without(name, good, required)),
    ...extraMembers(good),
    ...Object.entries(notObjects).map(([name, body]) => ({ name, body, code: 'validation_failed' as const })),
    ...Object.entries(malformed).map(([name, body]) => ({ name, body, code: 'body_malformed' as const })),
    { name: 'nothing', body: '' },
    { name: 'more than a megabyte', body: `{"a":"${'x'.repeat(1_100_000)}"}`, code: 'body_too_large' },
  ];
}

function oddMembers(name: string, schema: JsonSchema, good: Record<string, unknown>): OddBody[] {
  const rule = Compile(schema);
  const rest = JSON.stringify(allBut(name, good)).slice(1, -1);
  const key = JSON.stringify(name);
  const separator = rest === '' ? '' : ',';
  const odd = Object.entries(values).map(([value, text]) => ({
    name: `${name}: ${value}`,
    body: `{${rest}${separator}${key}:${text}}`,
    ...(isWellFormed(text) && !rule.Check(JSON.parse(text))
      ? { code: 'validation_failed' as const, field: name }
      : {}),
  }));
  const twice = `{${rest}${separator}${key}:"a",${key}:"b"}`;
  return [...odd, { name: `${name} twice`, body: twice, code: 'body_malformed' }];
}

/** Strict JSON knows no half surrogate pairs: they are refused before any member is looked at. */
function isWellFormed(text: string): boolean {
  return !text.includes('\\ud800');
}

function without(name: string, good: Record<string, unknown>, required: readonly string[]): OddBody {
  const fault = required.includes(name) ? { code: 'validation_failed' as const, field: name } : {};
  return { name: `no ${name}`, body: JSON.stringify(allBut(name, good)), ...fault };
}

function allBut(name: string, body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}

/** Members by which somebody might hope to become somebody else. */
function extraMembers(good: Record<string, unknown>): OddBody[] {
  const extras = [
    'role',
    'scope',
    'scopes',
    'id',
    'sub',
    'enabled',
    'demo',
    'constructor',
    'toString',
    'hasOwnProperty',
  ];
  return extras.map((name) => ({
    name: `and ${name}`,
    body: JSON.stringify({ ...good, [name]: ['admin'] }),
  }));
}
