/** Where the root secret comes from. */
export type SecretSource =
  | { readonly kind: 'value'; readonly value: string }
  /** The file in the data folder, made at the first start. */
  | { readonly kind: 'data-folder' };

/** Everything the server can be told, checked and with defaults filled in. */
export interface Config {
  readonly host: string;
  /** 0 stands for any free port. */
  readonly port: number;
  /** Null: the address that the server listens on. */
  readonly publicUrl: string | null;
  readonly dataFolder: string;
  readonly databaseFile: string;
  readonly secret: SecretSource;
  /** Null: the public URL. */
  readonly issuer: string | null;
  /** Null: the public URL. */
  readonly audience: string | null;
  readonly algorithm: 'HS256' | 'HS384' | 'HS512';
  /** The token key itself, shared with other services; null: it is derived from the root secret. */
  readonly jwtSecretKey: string | null;
  readonly profile: 'default' | 'flask-jwt';
  readonly leewaySeconds: number;
  readonly accessTtlSeconds: number;
  readonly corsOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** Serves the demo page, its resources and its account. */
  readonly demo: boolean;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
