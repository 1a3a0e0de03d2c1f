export type { Account, Identity } from './account/account.ts';
export type {
  AccountRecord,
  AccountStore,
  InsertAccountResult,
  NewAccount,
} from './account/account-store.ts';
export {
  type Accounts,
  type AccountsDependencies,
  type CreateAccount,
  type CreateAccountResult,
  createAccounts,
} from './account/create-accounts.ts';
export type { Clock } from './clock/clock.ts';
export { LatchkeyError, type LatchkeyErrorDetails } from './error/latchkey-error.ts';
export type { Argon2Parameters } from './password/argon2-parameters.ts';
export {
  createPasswordHasher,
  type PasswordHasher,
  type PasswordHasherOptions,
} from './password/create-password-hasher.ts';
export { rootSecretBytes } from './secret/root-secret.ts';
export { openProblem } from './store/open-problem.ts';
export { openStore, type Store, type StoreOptions } from './store/open-store.ts';
export type { CloseResult } from './store/sqlite/sqlite-database.ts';
export type { StoreLimits } from './store/store-limits.ts';
export { StoreOpenError } from './store/store-open-error.ts';
export { createJwtVerifier, type JwtVerifier, type VerifiedJwt } from './token/create-jwt-verifier.ts';
export { createKeyRing, type KeyRingOptions } from './token/create-key-ring.ts';
export { decodeJwt, type DecodedJwt } from './token/decode-jwt.ts';
export type {
  AsymmetricAlgorithm,
  AsymmetricKeyMaterial,
  ImportAsymmetricKeyOptions,
} from './token/import-asymmetric-key.ts';
export { importPrivateKey } from './token/import-private-key.ts';
export { importPublicKey } from './token/import-public-key.ts';
export {
  importSecretKey,
  type ImportSecretKeyOptions,
  type SecretAlgorithm,
} from './token/import-secret-key.ts';
export type { Jwk } from './token/jwk/jwk.ts';
export { publicJwk } from './token/jwk/public-jwk.ts';
export type { PlainClaims, VerifiedClaims } from './token/jwt-claims.ts';
export type { JwtHeader } from './token/jwt-header.ts';
export type { JwtAlgorithm, JwtKey } from './token/jwt-key.ts';
export type { JwtKeys, KeyRing } from './token/key-ring.ts';
export { signJwt, type JwtClaims, type SignJwtOptions } from './token/sign-jwt.ts';
export { verifyJwt } from './token/verify-jwt.ts';
export type { VerifyJwtOptions, VerifyPlainJwtOptions } from './token/verify-jwt-options.ts';
