import type { JsonWebKey } from 'node:crypto';
import { decodeBase64url } from '../base64url.ts';
import type { JwtAlgorithm } from '../jwt-key.ts';
import type { Jwk } from './jwk.ts';

interface KeyShape {
  readonly kty: 'oct' | 'RSA' | 'EC' | 'OKP';
  readonly crv?: string;
  readonly publicMembers: readonly string[];
  readonly privateMembers: readonly string[];
  /** Length of every value in bytes, where it is fixed. */
  readonly bytes?: number;
}

const oct: KeyShape = { kty: 'oct', publicMembers: [], privateMembers: ['k'] };

/** RFC 7518 section 6, RFC 8037 section 2. */
const shapes: Readonly<Record<JwtAlgorithm, KeyShape>> = {
  HS256: oct,
  HS384: oct,
  HS512: oct,
  RS256: { kty: 'RSA', publicMembers: ['n', 'e'], privateMembers: ['d', 'p', 'q', 'dp', 'dq', 'qi'] },
  ES256: { kty: 'EC', crv: 'P-256', publicMembers: ['x', 'y'], privateMembers: ['d'], bytes: 32 },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', publicMembers: ['x'], privateMembers: ['d'], bytes: 32 },
};

/** Every member that holds a key or a part of one, of whatever kind. */
const materialMembers = ['k', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'crv', 'x', 'y'];

/**
 * The material of a JWK and nothing else of it. A `TypeError` for a key of another kind or curve, for members that
 * belong to another kind, for a private key where a public one is asked for and the other way round, and for a value
 * that is not exactly as the RFC writes it.
 */
export function jwkMaterial(
  jwk: Jwk,
  algorithm: JwtAlgorithm,
  type: 'secret' | 'private' | 'public',
): JsonWebKey {
  const shape = shapes[algorithm];
  const { kty, crv } = shape;
  if (jwk.kty !== kty) throw new TypeError(`The JWK must have the kty ${kty} for ${algorithm}`);
  if (jwk['crv'] !== crv) throw new TypeError(`The JWK must have ${curveRule(crv)} for ${algorithm}`);
  if (type === 'public') refusePrivateMembers(jwk, shape);
  const members = type === 'public' ? shape.publicMembers : [...shape.publicMembers, ...shape.privateMembers];
  refuseForeignMembers(jwk, members);
  const values = members.map((name) => [name, readValue(jwk, name, shape)] as const);
  return { kty, ...(crv === undefined ? {} : { crv }), ...Object.fromEntries(values) };
}

function curveRule(crv: string | undefined): string {
  return crv === undefined ? 'no crv' : `the crv ${crv}`;
}

function refusePrivateMembers(jwk: Jwk, { privateMembers }: KeyShape): void {
  if (privateMembers.some((name) => Object.hasOwn(jwk, name))) {
    throw new TypeError(
      'The JWK is private; a public one is needed here, and the private one must not get out',
    );
  }
}

function refuseForeignMembers(jwk: Jwk, members: readonly string[]): void {
  const foreign = materialMembers.find(
    (name) => name !== 'crv' && Object.hasOwn(jwk, name) && !members.includes(name),
  );
  if (foreign !== undefined) {
    throw new TypeError(`The JWK must not have the member ${foreign}, which belongs to another kind of key`);
  }
}

function readValue(jwk: Jwk, name: string, { kty, bytes }: KeyShape): string {
  const value = jwk[name];
  if (value === undefined) throw new TypeError(`The JWK must have the member ${name}`);
  const decoded = typeof value === 'string' ? decodeBase64url(value) : undefined;
  if (decoded === undefined || decoded.byteLength === 0) {
    throw new TypeError(`The JWK member ${name} must be canonical base64url`);
  }
  if (bytes !== undefined && decoded.byteLength !== bytes) {
    throw new TypeError(`The JWK member ${name} must have ${bytes} bytes`);
  }
  // RFC 7518 section 2: Base64urlUInt is as short as it can be.
  if (kty === 'RSA' && decoded[0] === 0)
    throw new TypeError(`The JWK member ${name} must not begin with zeros`);
  return value as string;
}
