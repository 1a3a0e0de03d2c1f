export type { Account, Identity } from './account/account.ts';
export type {
  AccountPage,
  AccountRecord,
  AccountStore,
  BroughtAccount,
  ChangePassword,
  InsertAccountResult,
  InsertManyResult,
  NewAccount,
  UpgradeHash,
} from './account/account-store.ts';
export type { AccountSummary } from './account/account-summary.ts';
export type { Accounts, CreateAccount, CreateAccountResult, ListAccounts } from './account/accounts.ts';
export type { PasswordChange } from './account/change-password.ts';
export { checkNewPassword, type NewPassword } from './account/check-new-password.ts';
export type { RefusalReason, SignInVerdict } from './account/check-credentials.ts';
export { findImportProblem } from './account/find-import-problem.ts';
export type { ImportResult } from './account/import-many.ts';
export type { ImportedAccount } from './account/read-imported-account.ts';
export type { RegisterResult, Registration } from './account/register.ts';
export { type AccountsDependencies, createAccounts } from './account/create-accounts.ts';
export {
  auditActions,
  type AuditAction,
  type AuditEntry,
  type AuditResult,
  type NumberedAuditEntry,
} from './audit/audit-entry.ts';
export type { AuditQuery, AuditStore } from './audit/audit-store.ts';
export { boundAuditEntry } from './audit/bound-audit-entry.ts';
export {
  type AuditTrail,
  type AuditTrailCounts,
  type AuditTrailOptions,
  createAuditTrail,
} from './audit/create-audit-trail.ts';
export { followAudit, type FollowAuditOptions } from './audit/follow-audit.ts';
export type { Clock } from './clock/clock.ts';
export type { Schedule } from './clock/schedule.ts';
export { LatchkeyError, type LatchkeyErrorDetails } from './error/latchkey-error.ts';
export type { Fact, NumberedFact } from './feed/fact.ts';
export type { FeedConnection, FeedPage, FeedPosition, FeedStore } from './feed/feed-store.ts';
export type { Job } from './job/start-job.ts';
export type { LeaseStore } from './lease/lease-store.ts';
export type { Argon2Parameters } from './password/argon2-parameters.ts';
export {
  createPasswordHasher,
  type PasswordHasher,
  type PasswordHasherOptions,
  type QueuedPasswordHasher,
} from './password/create-password-hasher.ts';
export { findHashProblem } from './password/find-hash-problem.ts';
export type { HashTiming } from './password/time-tasks.ts';
export type { RevocableClaims, Revocations } from './revocation/revocations.ts';
export { ForeignSecretError } from './secret/foreign-secret-error.ts';
export { rootSecretBytes } from './secret/root-secret.ts';
export type { SecretCheckStore } from './secret/secret-check-store.ts';
export { decideRefresh, type RefreshDecision } from './session/decide-refresh.ts';
export { openSessions } from './session/open-sessions.ts';
export { type PruningOptions, startPruning } from './session/start-pruning.ts';
export type { PrunedStore } from './session/prune-store.ts';
export type { SessionEvent } from './session/session-event.ts';
export type { SessionPorts } from './session/session-ports.ts';
export type {
  ExpectedSubject,
  InsertSessionResult,
  NewSession,
  PresentedRefresh,
  RefreshResult,
  SessionStore,
} from './session/session-store.ts';
export type { Device, Session } from './session/session.ts';
export type { LoadedSubject, SessionRules, SessionsOptions } from './session/sessions-options.ts';
export type {
  SessionInfo,
  Sessions,
  SessionUser,
  SignedIn,
  SignInMark,
  SignedOut,
  SignOut,
} from './session/sessions.ts';
export type {
  KeyRingChange,
  SigningKeyRecord,
  SigningKeyState,
  SigningKeyStore,
  StoredKeyRing,
} from './signing-key/signing-key-store.ts';
export {
  type KeyCommands,
  type KeyCommandsOptions,
  openKeyCommands,
} from './signing-key/open-key-commands.ts';
export type { RotateResult, SigningKeys } from './signing-key/signing-keys.ts';
export { UnreadableKeyError } from './signing-key/unreadable-key-error.ts';
export { openProblem } from './store/open-problem.ts';
export { openStore, type Store, type StoreOptions } from './store/open-store.ts';
export { readStoreVersion, type StoreVersion } from './store/read-store-version.ts';
export { describeLocation, type StoreLocation } from './store/store-location.ts';
export type { CloseResult } from './store/engine.ts';
export type { StoreLimits } from './store/store-limits.ts';
export { StoreOpenError } from './store/store-open-error.ts';
export type { SubjectState, SubjectStore, VoidSubject } from './subject/subject-store.ts';
export { createThrottle, type ThrottleOptions } from './throttle/create-throttle.ts';
export type {
  Attempt,
  RegistrationAttempt,
  SignInAttempt,
  SubjectAttempt,
  Throttle,
} from './throttle/throttle.ts';
export type {
  ThrottleCounter,
  ThrottleCounters,
  ThrottleDecision,
  ThrottleStore,
} from './throttle/throttle-store.ts';
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
export { publicJwk, type PublicJwk } from './token/jwk/public-jwk.ts';
export type { PlainClaims, VerifiedClaims } from './token/jwt-claims.ts';
export type { JwtHeader } from './token/jwt-header.ts';
export type { JwtAlgorithm, JwtKey } from './token/jwt-key.ts';
export type { JwtKeys, KeyRing } from './token/key-ring.ts';
export { signJwt, type JwtClaims, type SignJwtOptions } from './token/sign-jwt.ts';
export { verifyJwt } from './token/verify-jwt.ts';
export type { VerifyJwtOptions, VerifyPlainJwtOptions } from './token/verify-jwt-options.ts';
