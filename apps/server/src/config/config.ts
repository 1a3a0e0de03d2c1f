import type { JwtAlgorithm } from '@latchkey/server';

/** Where the root secret comes from. */
export type SecretSource =
  | { readonly kind: 'value'; readonly value: string }
  /** The file in the data folder, made at the first start. */
  | { readonly kind: 'data-folder' };

export type DatabaseSource =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** How long things last, in seconds. */
export interface Lifetimes {
  readonly accessTtlSeconds: number;
  readonly refreshGraceSeconds: number;
  readonly sessionTtlSeconds: number;
  readonly sessionIdleSeconds: number;
}

/** What happens to revocations that cannot be followed. */
export interface RevocationPolicy {
  readonly staleSeconds: number;
  readonly whenStale: 'closed' | 'open';
}

/** What tokens are signed with. */
export interface SigningPolicy {
  readonly algorithm: JwtAlgorithm;
  /** The token key itself, shared with other services; null: keys are made, kept in the store and rotated. */
  readonly jwtSecretKey: string | null;
  /** 0: never by schedule. */
  readonly rotationDays: number;
  readonly jwksMaxAgeSeconds: number;
}

/** Where metrics for Prometheus are answered: nowhere, at `/metrics` among the other routes, or by a listener of their own. */
export type MetricsPlace =
  | 'off'
  | 'on'
  | {
      readonly host: string;
      /** 0 stands for any free port. */
      readonly port: number;
    };

/** Everything the server can be told, checked and with defaults filled in. */
export interface Config {
  readonly host: string;
  /** 0 stands for any free port. */
  readonly port: number;
  /** Null: the address that the server listens on. */
  readonly publicUrl: string | null;
  /** Addresses and networks of proxies whose `X-Forwarded-For` counts, with commas between them; null: none. */
  readonly trustProxy: string | null;
  readonly dataFolder: string;
  readonly database: DatabaseSource;
  readonly secret: SecretSource;
  readonly secretAlsoAccept: readonly string[];
  /** Null: the public URL. */
  readonly issuer: string | null;
  /** Null: the public URL. */
  readonly audience: string | null;
  readonly signing: SigningPolicy;
  readonly profile: 'default' | 'flask-jwt';
  readonly leewaySeconds: number;
  readonly lifetimes: Lifetimes;
  readonly revocation: RevocationPolicy;
  /** Whether strangers may make accounts. */
  readonly registration: 'on' | 'off';
  /** In code points. */
  readonly passwordMinLength: number;
  readonly corsOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly metrics: MetricsPlace;
  /** Serves the demo page, its resources and its account. */
  readonly demo: boolean;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
