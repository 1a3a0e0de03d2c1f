import { Buffer } from 'node:buffer';
import { attackerKeys } from '../attacks/attacker-keys.fixture.ts';
import { rawSignature } from '../attacks/raw-signature.fixture.ts';
import { honestClaims } from '../forge-token.fixture.ts';
import type { JwtAlgorithm } from '../jwt-key.ts';
import { allAlgorithms, testKeys } from '../test-keys.fixture.ts';
import { type Mutation, mutate } from './mutation.fixture.ts';
import { claimsMutations, headerMutations } from './object-mutations.fixture.ts';
import { randomJson, randomName } from './random-json.fixture.ts';
import { createRandom, type Random } from './random.fixture.ts';
import { signatureMutations } from './signature-mutations.fixture.ts';
import { textMutations } from './text-mutations.fixture.ts';
import { encodingMutations, structureMutations } from './token-mutations.fixture.ts';

/** A token and how it came about; the same for the same seed and index, but for the random part of ES256. */
export interface FuzzCase {
  readonly token: string;
  /** The algorithm of the key that it is to be verified with. */
  readonly algorithm: JwtAlgorithm;
  readonly mutations: readonly string[];
}

/** What each case changes; the other stages stay honest, so that a case gets past the checks before its own. */
const stages = [
  'nothing',
  'header',
  'claims',
  'header text',
  'payload text',
  'signer',
  'signature',
  'encoding',
  'structure',
  'everything',
];

export function createCase(seed: number, index: number): FuzzCase {
  const random = createRandom(seed, index);
  const algorithm = random.pick(allAlgorithms);
  const stage = random.pick(stages);
  const names: string[] = [];
  const change = <Thing>(own: string, thing: Thing, mutations: readonly Mutation<Thing>[]) => {
    if (stage === own) return mutate(thing, mutations, 3, random, names);
    return stage === 'everything' && random.chance(0.4) ? mutate(thing, mutations, 1, random, names) : thing;
  };

  const header = change('header', honestHeader(algorithm, random), headerMutations);
  const claims = change('claims', honestPayload(random), claimsMutations);
  const headerText = change('header text', Buffer.from(JSON.stringify(header)), textMutations);
  const payloadText = change('payload text', Buffer.from(JSON.stringify(claims)), textMutations);
  const encoded = [headerText, payloadText].map((bytes) =>
    change('encoding', bytes.toString('base64url'), encodingMutations),
  );
  const signingInput = encoded.join('.');
  const signer = stage === 'signer' ? random.pick(signers) : signers[0];
  if (signer !== signers[0]) names.push(signer?.name ?? '');
  const signed = signer?.sign(algorithm, signingInput, random) ?? Buffer.alloc(0);
  const signature = change('signature', signed, signatureMutations).toString('base64url');
  const token = `${signingInput}.${change('encoding', signature, encodingMutations)}`;
  return { token: change('structure', token, structureMutations), algorithm, mutations: names };
}

interface Signer {
  readonly name: string;
  sign(algorithm: JwtAlgorithm, signingInput: string, random: Random): Buffer;
}

const signers: readonly Signer[] = [
  { name: 'signed', sign: (algorithm, text) => rawSignature(algorithm, testKeys[algorithm].keyObject, text) },
  {
    name: 'signed by a stranger',
    sign: (algorithm, text) => rawSignature(algorithm, attackerKeys[algorithm], text),
  },
  {
    name: 'signature of another text',
    sign: (algorithm, text) => rawSignature(algorithm, testKeys[algorithm].keyObject, `${text}A`),
  },
  {
    name: 'signed with another key of ours',
    sign(_, text, random) {
      const { algorithm, keyObject } = testKeys[random.pick(allAlgorithms)];
      return rawSignature(algorithm, keyObject, text);
    },
  },
  { name: 'not signed', sign: () => Buffer.alloc(0) },
];

function honestHeader(algorithm: JwtAlgorithm, random: Random): Readonly<Record<string, unknown>> {
  const { kid } = testKeys[algorithm].signing;
  return { alg: algorithm, typ: 'at+jwt', ...(random.chance(0.8) ? { kid } : {}) };
}

function honestPayload(random: Random): Readonly<Record<string, unknown>> {
  const further = Array.from({ length: random.below(4) }, () => [
    `x${randomName(random)}`,
    randomJson(random),
  ]);
  return { ...honestClaims, ...(Object.fromEntries(further) as object) };
}
