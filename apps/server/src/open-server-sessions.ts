import {
  importSecretKey,
  openSessions,
  type Accounts,
  type SessionEvent,
  type Sessions,
  type SessionsOptions,
  type Store,
} from '@latchkey/server';
import type { Logger } from 'pino';
import type { Config, SigningPolicy } from './config/config.ts';
import type { RootSecretTexts } from './secret/root-secrets.ts';
import { secretProblem } from './secret/secret-problem.ts';

export interface ServerSessionsDependencies {
  readonly config: Pick<Config, 'signing' | 'lifetimes' | 'leewaySeconds' | 'revocation'>;
  readonly roots: RootSecretTexts;
  readonly store: Store;
  readonly accounts: Pick<Accounts, 'load'>;
  readonly log: Logger;
  /** Hears failures of work that no request waits for. */
  readonly onFailure: (error: unknown) => void;
  /** Hears of refresh tokens that were used again. */
  readonly onReplay: (event: SessionEvent) => void;
}

/** Opens sessions, revocation and signing keys as configured. Throws a `StartError` for a secret that does not fit. */
export async function openServerSessions(dependencies: ServerSessionsDependencies): Promise<Sessions> {
  const { config, roots, store, accounts, log, onFailure, onReplay } = dependencies;
  const { lifetimes, revocation } = config;
  try {
    return await openSessions({
      store,
      secretKey: roots.secretKey,
      secretKeyAlsoAccept: roots.alsoAccept,
      ...signingOptions(config.signing),
      accessTtlSeconds: lifetimes.accessTtlSeconds,
      leewaySeconds: config.leewaySeconds,
      sessionTtlSeconds: lifetimes.sessionTtlSeconds,
      idleSeconds: lifetimes.sessionIdleSeconds,
      refreshGraceSeconds: lifetimes.refreshGraceSeconds,
      revocationStaleSeconds: revocation.staleSeconds,
      revocationsWhenStale: revocation.whenStale,
      loadSubject: accounts.load,
      onEvent: (event) => {
        logEvent(log, event);
        onReplay(event);
      },
      onError: onFailure,
    });
  } catch (error) {
    throw secretProblem(error);
  }
}

/** A secret that other services share takes the place of the keys in the store. */
function signingOptions(signing: SigningPolicy): Partial<SessionsOptions> {
  const { algorithm, jwtSecretKey, rotationDays, jwksMaxAgeSeconds } = signing;
  const common = { keyRotationDays: rotationDays, jwksMaxAgeSeconds };
  if (jwtSecretKey === null) return { ...common, algorithm };
  // The configuration lets no secret stand beside an algorithm with key pairs.
  const secretAlgorithm = algorithm as 'HS256' | 'HS384' | 'HS512';
  return { ...common, jwtKey: importSecretKey(jwtSecretKey, { algorithm: secretAlgorithm }) };
}

function logEvent(log: Logger, { kind, subject, sid, device }: SessionEvent): void {
  log.warn(
    { event: kind, subject, sid, remoteAddress: device.ip },
    'an old refresh token was used again, so its session has ended',
  );
}
