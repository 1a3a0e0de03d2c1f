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
export { openStore, type Store, type StoreOptions } from './store/open-store.ts';
export { StoreOpenError } from './store/store-open-error.ts';
export { decodeJwt, type DecodedJwt } from './token/decode-jwt.ts';
export { importSecretKey, type ImportSecretKeyOptions } from './token/import-secret-key.ts';
export type { VerifiedClaims } from './token/jwt-claims.ts';
export type { JwtHeader } from './token/jwt-header.ts';
export type { JwtAlgorithm, JwtKey } from './token/jwt-key.ts';
export { createJwtVerifier, type JwtVerifier, type VerifiedJwt } from './token/create-jwt-verifier.ts';
export { signJwt, type JwtClaims, type SignJwtOptions } from './token/sign-jwt.ts';
export { verifyJwt } from './token/verify-jwt.ts';
export type { VerifyJwtOptions } from './token/verify-jwt-options.ts';
