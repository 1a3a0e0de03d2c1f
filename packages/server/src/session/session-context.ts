import type { RootSecrets } from '../secret/root-secrets.ts';
import type { Revocations } from '../revocation/revocations.ts';
import type { SessionsSettings } from './resolve-sessions-options.ts';
import type { SessionPorts } from './session-ports.ts';

/** What the commands on sessions share. */
export interface SessionContext {
  readonly store: SessionPorts;
  readonly settings: SessionsSettings;
  readonly roots: RootSecrets;
  readonly revocations: Revocations;
  /** Whole seconds since 1970, UTC. */
  nowSeconds(): number;
}
