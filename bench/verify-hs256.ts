// Verification of one HS256 access token: the least that any verifier must do, ours, and what else there is, in one
// process and in turn. Ratios are to the floor; absolute times say more about the machine than about the code.
//   npm run bench -- verify-hs256
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { createJwtVerifier, importSecretKey, signJwt, verifyJwt } from '@latchkey/server';
import { createVerifier } from 'fast-jwt';
import { jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { interleave, type Variant } from './interleave.ts';

const secret = Buffer.alloc(32, 'a floor, a ceiling, four walls.');
const issuer = 'https://auth.example.com';
const audience = 'https://api.example.com';
const key = importSecretKey(secret);
const keyObject = createSecretKey(secret);
const nowSeconds = Math.floor(Date.now() / 1000);
const token = signJwt(
  {
    iss: issuer,
    aud: audience,
    sub: '1',
    client_id: audience,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + 3000,
    jti: '6f2c0e9e-3a53-4c0f-9d0b-1d6f5f0c8a11',
    scope: 'notes:read notes:write',
    auth_time: nowSeconds,
    gen: 0,
  },
  key,
);

/** HMAC, base64url and two JSON.parse: what is left when nothing is checked but the signature. */
function floor(): unknown {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const mac = createHmac('sha256', keyObject).update(`${header}.${payload}`).digest();
  if (!timingSafeEqual(mac, Buffer.from(signature, 'base64url'))) throw new Error('wrong signature');
  JSON.parse(Buffer.from(header, 'base64url').toString());
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

const prepared = createJwtVerifier(key, { issuer, audience });
const fast = createVerifier({
  key: secret,
  algorithms: ['HS256'],
  allowedIss: issuer,
  allowedAud: audience,
  cache: false,
});
const options = { issuer, audience, algorithms: ['HS256' as const] };

const variants: readonly Variant[] = [
  { name: 'floor', run: floor },
  { name: 'latchkey createJwtVerifier', run: () => prepared(token) },
  { name: 'latchkey verifyJwt', run: () => verifyJwt(token, key, { issuer, audience }) },
  { name: 'fast-jwt', run: () => fast(token) as unknown },
  { name: 'jsonwebtoken', run: () => jsonwebtoken.verify(token, secret, options) },
  { name: 'jose', run: () => jwtVerify(token, secret, { ...options, typ: 'at+jwt' }) },
];

const measurements = await interleave(variants, { rounds: 31, callsPerRound: 2_000 });
const floorTime = measurements[0]?.medianMicroseconds ?? Number.NaN;
console.log(`Node ${process.versions.node}, medians of 31 interleaved rounds of 2,000 verifications`);
for (const { name, medianMicroseconds } of measurements) {
  const ratio = (medianMicroseconds / floorTime).toFixed(2);
  console.log(
    `${name.padEnd(28)} ${medianMicroseconds.toFixed(2).padStart(8)} us  ${ratio.padStart(6)} x floor`,
  );
}
